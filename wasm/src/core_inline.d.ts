/**
 * The bytes of core.wasm, for places that cannot fetch a second file: `createEngine({ wasm: bytes })`.
 * They are unpacked as soon as the file is imported.
 */
declare const bytes: Promise<ArrayBuffer>;
export default bytes;
