// The trace in words: each step as the question that the regulation asks there, what went into it and how
// it ended. The CLI and the page both say these; a step that is not known here keeps its own name.

import { activityInWords } from './activities.ts';
import { terms } from './terms.ts';
import type { BilingualText, TraceStep } from './types.ts';

type Language = keyof BilingualText;

const rules: Record<string, BilingualText> = {
  location: {
    id: 'Lokasi: luas gabungan semua poligon dihitung dalam Web Mercator.',
    en: 'Location: the area of all polygons together is computed in Web Mercator.',
  },
  authority: {
    id: 'Kewenangan: lokasi di satu kabupaten/kota dinilai bupati/wali kota; di beberapa kabupaten/kota atau di DKI Jakarta, gubernur; di beberapa provinsi, Menteri.',
    en: 'Authority: a location in one kabupaten/kota is for the regent or mayor, across several or in DKI Jakarta for the governor, across provinces for the Minister.',
  },
  'authority.region': {
    id: 'Wilayah: bagian lokasi menurut batas dalam rencana.',
    en: 'Region: a part of the location by the boundaries that the plans draw.',
  },
  polygons: {
    id: 'Poligon dan kegiatan: yang berkaitan menurut RTB/RIK dinilai sebagai satu kesatuan, yang tidak berkaitan masing-masing.',
    en: 'Polygons and activities: what the RTB/RIK relates is judged as one, what is unrelated each on its own.',
  },
  mechanism: {
    id: 'Mekanisme: bagian di dalam RDTR yang terintegrasi dengan OSS dinilai melalui KKKPR, bagian di luarnya melalui PKKPR.',
    en: 'Mechanism: the part inside an RDTR integrated with OSS is judged by KKKPR, the part outside by PKKPR.',
  },
  'mechanism.rdtr': {
    id: 'RDTR terintegrasi: bagian lokasi di dalam delineasinya.',
    en: 'Integrated RDTR: the part of the location within its delineation.',
  },
  'mechanism.recheck': {
    id: 'Pemeriksaan ulang: apakah bagian ini tetap di luar RDTR terintegrasi saat penilaian dimulai?',
    en: 'Looked at again: is this part still outside every integrated RDTR when the assessment starts?',
  },
  kkkpr: {
    id: 'KKKPR: penilaian bagian lokasi yang berada di dalam RDTR terintegrasi.',
    en: 'KKKPR: assessment of the part inside integrated RDTR.',
  },
  'kkkpr.conformity': {
    id: 'Kesesuaian dengan RDTR: apakah RDTR mengatur kegiatan, dan apakah zonasi atau indikasi programnya menerima kegiatan itu?',
    en: 'Conformity with the RDTR: does it regulate the activity, and do its zoning or its programmes accept it?',
  },
  zone: {
    id: 'Zona: bagian lokasi pada satu peruntukan dan ketentuannya bagi kegiatan.',
    en: 'Zone: the part of the location in one designation, and what that says of the activity.',
  },
  pkkpr: {
    id: 'PKKPR: penilaian bagian lokasi di luar RDTR terintegrasi.',
    en: 'PKKPR: assessment of the part outside integrated RDTR.',
  },
  'pkkpr.stage1': {
    id: 'Tahap 1: RTRW diperiksa mulai dari yang terbaru; manakah yang mengatur kegiatan dan sesuai?',
    en: 'Stage 1: the RTRWs are looked at, the newest first; which regulates the activity and conforms?',
  },
  'pkkpr.stage2': {
    id: 'Tahap 2: RTR nasional (RTR KSN, RTR Pulau/Kepulauan, RTRWN) diperiksa mulai dari yang terbaru; manakah yang mengatur kegiatan dan sesuai?',
    en: 'Stage 2: the national plans (RTR KSN, RTR Pulau/Kepulauan, RTRWN) are looked at, the newest first; which regulates the activity and conforms?',
  },
  'pkkpr.conformity': {
    id: 'Kesesuaian dengan RTR: apakah batang tubuh, peta, dan indikasi program mengatur kegiatan, dan di mana kegiatan itu sesuai?',
    en: 'Conformity with the plan: do its body, map and programmes regulate the activity, and where does it conform?',
  },
  'pkkpr.level': {
    id: 'Jenjang RTR: seberapa luas bagian ini sesuai, bila semua rencana sejenjang dinilai bersama?',
    en: 'Level: how much of this part conforms, all plans of the level taken together?',
  },
  'pkkpr.cluster': {
    id: 'Klaster provinsi: bagian lokasi di satu provinsi dinilai tersendiri, dimulai dari provinsi dengan RTRWP terbaru.',
    en: 'Cluster: the part in one province is judged on its own, the province with the newest RTRWP first.',
  },
  'pkkpr.land': {
    id: 'Pertanahan: bagian PKKPR dibandingkan dengan hasil PTP dan tanah yang dikuasai pemohon.',
    en: 'Land: the PKKPR part is compared with the result of the PTP and the land that the applicant holds.',
  },
  'pkkpr.land.office': {
    id: 'Hasil PTP satu Kantor Pertanahan: apakah beririsan dengan bagian di wilayahnya?',
    en: 'The PTP of one land office: does it meet the part in its region?',
  },
  'pkkpr.reassessment': {
    id: 'Penilaian ulang: luas baru menurut hasil PTP dinilai kembali terhadap RTR.',
    en: 'Assessed again: the new area by the result of the PTP is judged against the plans once more.',
  },
  'deduction.tidak-sesuai-rdtr': {
    id: 'Pengurangan: bagian yang tidak sesuai dengan RDTR dikurangkan.',
    en: 'Deduction: what does not conform to the RDTR is taken away.',
  },
  'deduction.tidak-sesuai-rtr': {
    id: 'Pengurangan: bagian yang tidak sesuai dengan RTR dikurangkan.',
    en: 'Deduction: what does not conform to the plan is taken away.',
  },
  'deduction.kawasan-hutan': {
    id: 'Pengurangan: bagian di kawasan hutan dikurangkan.',
    en: 'Deduction: forest area is taken away.',
  },
  'deduction.kkpr-terbit': {
    id: 'Pengurangan: bagian yang sudah memiliki KKPR dikurangkan, kecuali bagi kepentingan umum.',
    en: 'Deduction: where a KKPR stands already is taken away, unless the activity is in the public interest.',
  },
  'deduction.badan-air': {
    id: 'Pengurangan: badan air dikurangkan, kecuali bagi kegiatan yang memerlukan air.',
    en: 'Deduction: water is taken away, unless the activity needs it.',
  },
  sector: {
    id: 'Peta sektor: di mana peta ini bertampalan dengan bagian ini, dan apakah juga dengan luas yang disetujui?',
    en: 'Sector map: where does this map overlap this part, and does it overlap what is approved, too?',
  },
  intensity: {
    id: 'Intensitas: apakah rencana menetapkan KDB, KLB, dan ketentuan bangunan lainnya?',
    en: 'Intensity: does a plan set KDB, KLB and the other rules on building?',
  },
  validity: {
    id: 'Masa berlaku: selama penguasaan tanah bila seluruh tanah dikuasai, selain itu 3 tahun sejak terbit.',
    en: 'Validity: as long as the tenure where all of the land is held, else 3 years from publication.',
  },
  'deduction.ptp': {
    id: 'Pengurangan: bagian di luar hasil PTP dikurangkan.',
    en: 'Deduction: what lies outside of the result of the PTP is taken away.',
  },
  'addition.ptp': {
    id: 'Penambahan: hasil PTP di luar permohonan, sejauh tanahnya dikuasai dan pemohon menyetujuinya.',
    en: 'Addition: the result of the PTP outside of the application, as far as the land is held and the applicant agrees.',
  },
  decision: {
    id: 'Keputusan: apakah seluruh lokasi, sebagian, atau tidak ada yang dapat disetujui?',
    en: 'Decision: can all of the location be approved, a part of it, or none?',
  },
};

const outcomes: Record<string, BilingualText> = {
  diukur: { id: 'luas dihitung', en: 'area computed' },
  'tidak-diketahui': { id: 'belum diketahui', en: 'not known' },
  'kabupaten-kota': { id: 'kabupaten/kota diketahui', en: 'kabupaten/kota known' },
  'kabupaten-kota-tidak-diketahui': {
    id: 'kabupaten/kota belum diketahui',
    en: 'kabupaten/kota not known',
  },
  'KKKPR+PKKPR': { id: 'KKKPR dan PKKPR', en: 'KKKPR and PKKPR' },
  'satu-kesatuan': { id: 'dinilai sebagai satu kesatuan', en: 'judged as one' },
  'masing-masing': { id: 'dinilai masing-masing', en: 'each judged on its own' },
  'keterkaitan-tidak-diketahui': {
    id: 'keterkaitan tidak disebut, sehingga dinilai masing-masing',
    en: 'no relation is stated, so each is judged on its own',
  },
  sesuai: { id: 'sesuai', en: 'conforms' },
  'sesuai-seluruhnya': { id: 'sesuai seluruhnya', en: 'conforms wholly' },
  'sesuai-sebagian': { id: 'sesuai sebagian', en: 'conforms in part' },
  'tidak-sesuai': { id: 'tidak sesuai', en: 'does not conform' },
  'tidak-diatur': { id: 'tidak mengatur kegiatan', en: 'does not regulate the activity' },
  'tanpa-zona': {
    id: 'tidak di zona mana pun, sehingga tidak sesuai',
    en: 'in no zone, so it does not conform',
  },
  'di-luar-rencana': { id: 'di luar rencana ini', en: 'outside of this plan' },
  'terbaru-seluruhnya': {
    id: 'RTR terbaru sesuai seluruhnya dan menjadi dasar',
    en: 'the newest conforms wholly and is the basis',
  },
  'lainnya-seluruhnya': {
    id: 'RTR lainnya sesuai seluruhnya dan menjadi dasar',
    en: 'another conforms wholly and is the basis',
  },
  'jenjang-seluruhnya': {
    id: 'jenjang pertama yang sesuai seluruhnya menjadi dasar',
    en: 'the first level that conforms wholly is the basis',
  },
  terbesar: {
    id: 'tidak ada yang sesuai seluruhnya; yang luas sesuainya terbesar menjadi dasar',
    en: 'none conforms wholly; the one with the largest conforming area is the basis',
  },
  'tidak-ada': { id: 'tidak ada RTR yang menjadi dasar', en: 'no plan is the basis' },
  'lanjut-tahap-2': { id: 'dilanjutkan ke Tahap 2', en: 'goes on to stage 2' },
  dilanjutkan: { id: 'penilaian dilanjutkan', en: 'the assessment goes on' },
  'ptp-belum-ada': {
    id: 'hasil PTP belum ada; penilaian dilanjutkan tanpa pengurangan karenanya',
    en: 'no PTP yet; the assessment goes on and nothing is deducted for it',
  },
  'ptp-ditutup': { id: 'berkas PTP ditutup', en: 'the PTP file is closed' },
  'luas-tidak-diketahui': {
    id: 'batas hasil PTP belum diketahui',
    en: 'the extent of the PTP is not known',
  },
  beririsan: { id: 'beririsan', en: 'meets it' },
  'penguasaan-tanah': { id: 'selama penguasaan tanah', en: 'as long as the tenure' },
  '3-tahun': { id: '3 tahun sejak terbit', en: '3 years from publication' },
  'tidak-bertampalan': { id: 'tidak bertampalan', en: 'does not overlap' },
  'di-luar-yang-disetujui': {
    id: 'bertampalan, di luar yang disetujui',
    en: 'overlaps, outside of what is approved',
  },
  'pada-yang-disetujui': {
    id: 'bertampalan dengan yang disetujui',
    en: 'overlaps what is approved',
  },
  'menurut-rencana': { id: 'menurut rencana', en: 'by the plan' },
  'tidak-ditetapkan': {
    id: 'tidak ditetapkan oleh rencana yang menjadi dasar',
    en: 'not set by the plan it rests on',
  },
  'tidak-beririsan': { id: 'tidak beririsan', en: 'does not meet it' },
  'tidak-beririsan-penguasaan-tidak-diketahui': {
    id: 'tidak beririsan, dan batas tanah yang dikuasai belum diketahui',
    en: 'does not meet it, and the extent of the land held is not known',
  },
  digantikan: {
    id: 'digantikan oleh hasil PTP di tanah yang dikuasai',
    en: 'replaced by the result of the PTP on the land held',
  },
  'tidak-menyangkut': { id: 'tidak menyangkut bagian PKKPR', en: 'no matter of the PKKPR part' },
  dikurangi: { id: 'dikurangkan', en: 'deducted' },
  ditambahkan: { id: 'ditambahkan', en: 'added' },
  'hanya-indikasi-program': {
    id: 'hanya termuat dalam indikasi program',
    en: 'only in the programme',
  },
  'prosedur-pertanahan': {
    id: 'prosedur pertanahan tidak terpenuhi',
    en: 'the land procedure is not fulfilled',
  },
  'habis-terkurangi': { id: 'habis terkurangi', en: 'nothing is left' },
  'tidak-ada-rtr': { id: 'tidak ada RTR', en: 'no plan' },
};

const grounds: Record<string, BilingualText> = {
  zonasi: { id: 'ketentuan zonasi', en: 'zoning' },
  'indikasi-program': { id: 'indikasi program utama', en: 'main programme' },
  'sk-kehutanan': { id: 'keputusan pelepasan kawasan hutan', en: 'decree releasing the forest' },
  'batang-tubuh': { id: 'batang tubuh rencana', en: 'body of the plan' },
  dilarang: { id: 'dilarang oleh ketentuan zonasi', en: 'prohibited by the zoning' },
  'sel-kosong': {
    id: 'kegiatan diatur, tetapi tidak untuk zona ini',
    en: 'regulated, but not for this zone',
  },
  'tidak-diatur': { id: 'kegiatan tidak diatur', en: 'the activity is not regulated' },
  'tidak-disebut-struktur': {
    id: 'batang tubuh tidak menyebutnya untuk tempat ini',
    en: 'the body does not name it for this place',
  },
  'tanpa-zona': { id: 'tanpa zona', en: 'no zone' },
  'di-luar-rencana': { id: 'di luar delineasi rencana', en: 'outside of the delineation' },
};

const inputs: Record<string, BilingualText> = {
  activities: { id: 'Kegiatan', en: 'Activities' },
  addedM2: { id: 'Dapat ditambahkan, lalu dinilai ulang', en: 'May be added, then assessed again' },
  approvedM2: { id: 'Disetujui', en: 'Approved' },
  areaM2: { id: 'Luas yang dinilai', en: 'Area judged' },
  asOf: { id: 'Tanggal', en: 'Day' },
  basis: { id: 'Dasar', en: 'Basis' },
  byApplicant: { id: 'Wilayah menurut permohonan', en: 'Region as the application states it' },
  choice: { id: 'Pilihan dasar', en: 'Choice of the basis' },
  complete: { id: 'Data lengkap', en: 'Data complete' },
  conformingM2: { id: 'Sesuai', en: 'Conforming' },
  ground: { id: 'Alasan', en: 'Ground' },
  kkkprM2: { id: 'Di dalam RDTR terintegrasi', en: 'Inside integrated RDTR' },
  layer: { id: 'Peta sektor', en: 'Layer' },
  level: { id: 'Jenjang', en: 'Level' },
  locationM2: { id: 'Luas lokasi', en: 'Location' },
  m2: { id: 'Luas', en: 'Area' },
  meetM2: { id: 'Irisan', en: 'Where they meet' },
  name: { id: 'Nama', en: 'Name' },
  newestRtrwp: { id: 'RTRWP terbaru', en: 'Newest RTRWP' },
  noiseM2: { id: 'Terlalu sempit untuk menentukan', en: 'Too narrow to decide' },
  outsideM2: { id: 'Di luar hasil PTP', en: 'Outside of the PTP' },
  override: { id: 'Ditetapkan dalam permohonan', en: 'Set by the application' },
  aM2: { id: 'A (RTRW terbaru)', en: 'A (newest RTRW)' },
  bM2: { id: 'B (RTRW lainnya)', en: 'B (other RTRW)' },
  cM2: { id: 'C (RTR nasional terbaru)', en: 'C (newest national plan)' },
  dM2: { id: 'D (RTR nasional lainnya)', en: 'D (other national plans)' },
  regulatedNationally: { id: 'Diatur dalam RTR nasional', en: 'Regulated in a national plan' },
  kind: { id: 'Jenis', en: 'Kind' },
  source: { id: 'Sumber', en: 'Source' },
  until: { id: 'Sampai', en: 'Until' },
  partM2: { id: 'Bagian di wilayah kantor', en: "Part in the office's region" },
  percent: { id: 'Bagian', en: 'Share' },
  permission: { id: 'Ketentuan', en: 'Permission' },
  pkkprM2: { id: 'Di luar RDTR terintegrasi', en: 'Outside integrated RDTR' },
  plan: { id: 'Rencana', en: 'Plan' },
  polygons: { id: 'Poligon', en: 'Polygons' },
  province: { id: 'Provinsi', en: 'Province' },
  ptp: { id: 'PTP', en: 'PTP' },
  regency: { id: 'Kabupaten/kota', en: 'Kabupaten/kota' },
  regulates: { id: 'Mengatur kegiatan', en: 'Regulates the activity' },
  requestedM2: { id: 'Dimohon', en: 'Requested' },
  resultM2: { id: 'Hasil PTP', en: 'Result of the PTP' },
  units: { id: 'Kelompok yang dinilai', en: 'Groups judged' },
  unnamedM2: { id: 'Tanpa wilayah yang diketahui', en: 'Region not known' },
  zone: { id: 'Zona', en: 'Zone' },
};

/** Where an input means something of its own in a step. */
const inputsOf: Record<string, Record<string, BilingualText>> = {
  sector: {
    m2: { id: 'Bertampalan', en: 'Overlap' },
    approvedM2: { id: 'Di antaranya pada luas yang disetujui', en: 'Of it on what is approved' },
  },
  'pkkpr.land': { m2: { id: 'Bagian PKKPR', en: 'PKKPR part' } },
  'pkkpr.reassessment': { m2: { id: 'Luas yang dinilai', en: 'Area judged' } },
};

const yesNo = { id: ['ya', 'tidak'], en: ['yes', 'no'] } as const;
const locales = { id: 'id-ID', en: 'en-GB' } as const;

export interface StepInWords {
  /** What is asked, as a sentence. */
  label: string;
  outcome: string;
  inputs: { label: string; value: string }[];
}

/** What there are words for; tests hold it against the core. */
export const traceWords = { rules, outcomes, grounds, inputs };

/** A reason of a zone in words. */
export const groundOf = (ground: string, language: Language): string =>
  grounds[ground]?.[language] ?? ground;

export interface TraceReader {
  language: Language;
  /** Titles of the plans and layers by their ids. */
  titles: ReadonlyMap<string, string>;
  /** Where data are missing nothing is told as rejected. */
  complete: boolean;
}

export function stepInWords(step: TraceStep, reader: TraceReader): StepInWords {
  const { language, titles, complete } = reader;
  const open = step.result === 'ditolak' && !complete;
  return {
    label: rules[step.rule]?.[language] ?? step.rule,
    outcome: open ? terms[language].open : outcomeOf(step.result, language),
    inputs: Object.entries(step.inputs)
      // Nothing was there to be told: a dash would look like a value.
      .filter(([name, value]) => value !== '' || name === 'permission')
      .map(([name, value]) => ({
        label: (inputsOf[step.rule]?.[name] ?? inputs[name])?.[language] ?? name,
        value: inputInWords(name, value, language, titles),
      })),
  };
}

function outcomeOf(result: string, language: Language): string {
  const { authorities, decisions } = terms[language];
  return (
    outcomes[result]?.[language] ??
    (decisions as Record<string, string>)[result] ??
    (authorities as Record<string, string>)[result] ??
    result
  );
}

function inputInWords(
  name: string,
  value: string | number | boolean,
  language: Language,
  titles: ReadonlyMap<string, string>,
): string {
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1];
  if (typeof value === 'number') {
    const fixed = (digits: number) =>
      value.toLocaleString(locales[language], {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
    if (/M2$|^m2$/.test(name)) return `${fixed(2)}\u00a0m²`;
    return name === 'percent' ? `${fixed(2)}%` : value.toLocaleString(locales[language]);
  }
  const title = (id: string) => titles.get(id) ?? id;
  switch (name) {
    case 'plan':
    case 'layer':
    case 'newestRtrwp':
      return title(value);
    case 'basis':
      return value.split(', ').map(title).join('; ');
    case 'activities':
      return value
        .split(', ')
        .map((code) => activityInWords(code, language))
        .join(', ');
    case 'permission':
      return value === '' ? '–' : `${value} (${terms[language].permissions[value] ?? value})`;
    case 'kind':
      return terms[language].layerKinds[value] ?? value;
    case 'ground':
      return groundOf(value, language);
    case 'choice':
    case 'override':
    case 'regulatedNationally':
      return outcomeOf(value, language);
    case 'asOf':
    case 'until':
      return new Date(`${value}T00:00:00Z`).toLocaleDateString(locales[language], {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      });
    default:
      return value;
  }
}
