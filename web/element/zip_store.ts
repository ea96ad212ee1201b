// Puts loose shapefile parts into a zip, stored and not deflated: the core reads location files as zips.

const table = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

export interface Member {
  name: string;
  bytes: Uint8Array;
}

const kUtf8 = 0x0800;
const kDosEpoch = 0x21; // 1 January 1980: the same files always make the same zip

export function storeZip(members: readonly Member[]): Uint8Array {
  const encoded = members.map((m) => ({
    name: new TextEncoder().encode(m.name),
    bytes: m.bytes,
    crc: crc32(m.bytes),
    offset: 0,
  }));
  const local = encoded.reduce((sum, m) => sum + 30 + m.name.length + m.bytes.length, 0);
  const central = encoded.reduce((sum, m) => sum + 46 + m.name.length, 0);
  const zip = new Uint8Array(local + central + 22);
  const view = new DataView(zip.buffer);
  let at = 0;
  const u16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const put = (bytes: Uint8Array) => {
    zip.set(bytes, at);
    at += bytes.length;
  };
  const common = (m: (typeof encoded)[number]) => {
    u16(20);
    u16(kUtf8);
    u16(0);
    u16(0);
    u16(kDosEpoch);
    u32(m.crc);
    u32(m.bytes.length);
    u32(m.bytes.length);
    u16(m.name.length);
    u16(0);
  };
  for (const m of encoded) {
    m.offset = at;
    u32(0x04034b50);
    common(m);
    put(m.name);
    put(m.bytes);
  }
  const start = at;
  for (const m of encoded) {
    u32(0x02014b50);
    u16(20);
    common(m);
    u16(0); // comment
    u16(0); // disk
    u16(0); // internal attributes
    u32(0); // external attributes
    u32(m.offset);
    put(m.name);
  }
  u32(0x06054b50);
  u16(0);
  u16(0);
  u16(encoded.length);
  u16(encoded.length);
  u32(central);
  u32(start);
  u16(0);
  return zip;
}
