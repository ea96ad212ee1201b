// Terms of the law as people read them. The JSON keeps the contract's words; the CLI and the page both
// say these.

import sources from '../../core/rules/sources.json' with { type: 'json' };
import type {
  Authority,
  Citation,
  Decision,
  PlanConclusion,
  RouteScheme,
  Validation,
} from './types.ts';

export interface Terms {
  decisions: Record<Decision, string>;
  /** Instead of "rejected", as long as something that is missing could change it. */
  open: string;
  conclusions: Record<PlanConclusion, string>;
  permissions: Record<string, string>;
  validity: Record<'penguasaan-tanah' | '3-tahun', string>;
  /** Of conditions and flags; a subject that stands for a finding's rule is none of these. */
  subjects: Record<string, string>;
  factors: Record<string, string>;
  layerKinds: Record<string, string>;
  bodies: Record<string, string>;
  reasons: Record<string, string>;
  authorities: Record<Authority, string>;
  signatories: Record<NonNullable<Validation['signatory']>, string>;
  schemes: Record<RouteScheme, string>;
}

export const terms: { id: Terms; en: Terms } = {
  id: {
    decisions: {
      'disetujui-seluruhnya': 'disetujui seluruhnya',
      'disetujui-sebagian': 'disetujui sebagian',
      ditolak: 'ditolak',
    },
    open: 'belum dapat dinilai',
    conclusions: {
      terakomodir: 'terakomodir',
      'terakomodir-sebagian': 'terakomodir sebagian',
      'tidak-terakomodir': 'tidak terakomodir',
    },
    permissions: {
      I: 'diizinkan',
      T: 'terbatas',
      B: 'bersyarat',
      'T,B': 'terbatas dan bersyarat',
      X: 'tidak diizinkan',
    },
    validity: {
      'penguasaan-tanah': 'selama penguasaan tanah',
      '3-tahun': '3 tahun sejak terbit',
    },
    subjects: {
      'cacat-rencana': 'Gambar rencana cacat',
      'cacat-lapisan': 'Gambar lapisan cacat',
      'geometri-diperbaiki': 'Geometri diperbaiki',
      'lokasi-tidak-memenuhi': 'Lokasi tidak memenuhi',
      'ptp-ditutup': 'Berkas PTP ditutup',
      'ptp-tidak-beririsan': 'PTP tidak beririsan',
      'iup-op': 'Izin usaha pertambangan operasi produksi',
      lsd: 'Lahan sawah dilindungi',
      'badan-air': 'Badan air',
      'akses-publik': 'Akses publik',
      'kepentingan-umum': 'Kepentingan umum',
      'prasarana-umum': 'Prasarana umum',
      zonasi: 'Ketentuan zonasi',
      intensitas: 'Intensitas',
      ptp: 'Pertimbangan teknis pertanahan',
      'rencana-induk': 'Rencana induk kawasan',
      lainnya: 'Ketentuan lain',
      'batas-administrasi': 'Batas administrasi',
      'hanya-indikasi-program': 'Hanya dalam indikasi program',
      'izin-sektor': 'Izin sektor',
      'kawasan-hutan-berubah': 'Perubahan kawasan hutan',
      'ketentuan-khusus': 'Ketentuan khusus',
      'kkpr-habis-berlaku': 'KKPR yang habis masa berlakunya',
      'kkpr-kepentingan-umum': 'KKPR bagi kepentingan umum',
      'kkpr-pemegang-sama': 'KKPR milik pemohon sendiri',
      'luas-kecil': 'Luas kecil',
      'melebihi-kdb': 'Melebihi KDB',
      'melebihi-klb': 'Melebihi KLB',
      pippib: 'PIPPIB',
      'berita-acara-hal-lain': 'Berita acara tentang hal lain',
      'berita-acara-kemudian': 'Berita acara yang menyusul',
      'ptp-beberapa': 'Beberapa PTP dari satu kantor',
      'ptp-belum-ada': 'PTP belum ada',
      'ptp-belum-terbit': 'PTP yang belum terbit',
      'ptp-digantikan': 'PTP yang digantikan',
      'ptp-tidak-sesuai-rtr': 'PTP tidak sesuai karena RTR',
      'ptp-wilayah-lain': 'PTP untuk wilayah lain',
      'rencana-belum-berlaku': 'Rencana belum berlaku',
      'rentang-tidak-pasti': 'Rentang kedalaman atau ketinggian',
      'ruang-tanpa-ketentuan': 'Ruang bawah atau atas tanah',
      'sengketa-pertanahan': 'Indikasi sengketa',
      'sesuai-tanpa-dasar': 'Sesuai sebagian, tetapi bukan dasar',
      'tanah-dikuasai-tidak-diketahui': 'Tanah yang dikuasai',
      'tanpa-zona': 'Tanpa zona',
      'tepi-rencana': 'Tepi rencana',
      'pengadaan-tanah': 'Rencana pengadaan tanah',
      'penguasaan-berakhir': 'Penguasaan tanah berakhir',
      'penguasaan-tidak-meliputi': 'Tanah yang dikuasai tidak meliputi lokasi',
      'pola-ruang-sekitar': 'Pola ruang di sekitar',
      'ptp-tidak-sesuai-p4t': 'PTP tidak sesuai menurut P4T',
      'rdtr-tidak-diberikan': 'RDTR tidak diberikan',
      'tambahan-ptp': 'Tambahan menurut PTP',
      'tambahan-ptp-sekali': 'Tambahan PTP hanya sekali',
      'tambahan-ptp-wilayah-lain': 'Tambahan PTP di wilayah lain',
      'tambahan-ptp-dalam-rdtr': 'Hasil PTP dalam RDTR',
      'kkpr-belum-terbit': 'KKPR yang belum terbit',
      'sk-kehutanan-belum-terbit': 'SK kawasan hutan yang belum terbit',
      'fpr-menolak': 'FPR tidak menyetujui',
      'sebelum-aturan': 'Sebelum aturan yang ada di sini',
      'wilayah-menurut-pemohon': 'Wilayah menurut permohonan',
      'zona-bertampalan': 'Zona bertampalan',
    },
    factors: {
      'kawasan-hutan': 'Kawasan hutan',
      'kkpr-terbit': 'KKPR yang sudah terbit',
      'badan-air': 'Badan air',
      ptp: 'Pertimbangan teknis pertanahan',
      'tidak-sesuai-rtr': 'Tidak sesuai rencana tata ruang',
      'tidak-sesuai-rdtr': 'Tidak sesuai RDTR',
    },
    layerKinds: {
      'kawasan-hutan': 'Kawasan hutan',
      pippib: 'PIPPIB',
      'badan-air': 'Badan air',
      'iup-op': 'Izin usaha pertambangan',
      lsd: 'Lahan sawah dilindungi',
      'kkpr-terbit': 'KKPR yang sudah terbit',
      'izin-sektor': 'Izin sektor',
      'batas-administrasi': 'Batas administrasi',
    },
    bodies: {
      'rapat-koordinasi': 'Rapat koordinasi',
      'peninjauan-lapangan': 'Peninjauan lapangan',
      fpr: 'Forum Penataan Ruang',
      'sekretariat-fpr': 'Sekretariat Forum Penataan Ruang',
    },
    reasons: {
      'batas-administrasi': 'batas administrasi berbeda antarrencana',
      'beda-ptp': 'lokasi dan PTP berbeda',
      intensitas: 'intensitas perlu ditetapkan',
      keterkaitan: 'keterkaitan poligon atau kegiatan perlu dijelaskan',
      'kepentingan-umum-bertampalan': 'permohonan kepentingan umum bertampalan',
      'kawasan-hutan-berubah': 'perubahan kawasan hutan belum termuat dalam rencana',
      'kebijakan-sektor': 'kebijakan sektor atau izin yang berlaku',
      risiko: 'risiko sosial, keamanan, atau lingkungan',
      'poligon-terpisah': 'bagian yang disetujui terpisah-pisah',
      p4t: 'penguasaan, pemilikan, penggunaan, dan pemanfaatan tanah',
      kajian: 'kajian',
      lainnya: 'hal lain',
    },
    authorities: {
      menteri: 'Menteri',
      gubernur: 'gubernur',
      'bupati-wali-kota': 'bupati/wali kota',
    },
    signatories: {
      dirjen: 'Direktur Jenderal Tata Ruang',
      direktur: 'Direktur Sinkronisasi Pemanfaatan Ruang',
      'kepala-opd-penanaman-modal': 'kepala OPD penanaman modal',
    },
    schemes: {
      konfirmasi: 'konfirmasi',
      'persetujuan-dengan-penilaian': 'persetujuan dengan penilaian',
      'persetujuan-tanpa-penilaian': 'persetujuan tanpa penilaian',
      rekomendasi: 'rekomendasi',
      'pernyataan-mandiri': 'pernyataan mandiri',
      'tidak-ada': 'tidak ada skema penerbitan',
    },
  },
  en: {
    decisions: {
      'disetujui-seluruhnya': 'approved in full',
      'disetujui-sebagian': 'approved in part',
      ditolak: 'rejected',
    },
    open: 'cannot be assessed yet',
    conclusions: {
      terakomodir: 'accommodated',
      'terakomodir-sebagian': 'accommodated in part',
      'tidak-terakomodir': 'not accommodated',
    },
    permissions: {
      I: 'allowed',
      T: 'with limits',
      B: 'with conditions',
      'T,B': 'with limits and conditions',
      X: 'not allowed',
    },
    validity: {
      'penguasaan-tanah': 'as long as the land is held',
      '3-tahun': '3 years from publication',
    },
    subjects: {
      'cacat-rencana': 'Plan drawing at fault',
      'cacat-lapisan': 'Layer drawing at fault',
      'geometri-diperbaiki': 'Mended geometry',
      'lokasi-tidak-memenuhi': 'Location below quality',
      'ptp-ditutup': 'PTP file closed',
      'ptp-tidak-beririsan': 'PTP does not meet',
      'iup-op': 'Mining permit (IUP-OP)',
      lsd: 'Protected rice field (LSD)',
      'badan-air': 'Water body',
      'akses-publik': 'Public access',
      'kepentingan-umum': 'Public interest',
      'prasarana-umum': 'Public infrastructure',
      zonasi: 'Zoning provisions',
      intensitas: 'Intensity',
      ptp: 'Land office considerations (PTP)',
      'rencana-induk': 'Master plan',
      lainnya: 'Other conditions',
      'batas-administrasi': 'Administrative boundaries',
      'hanya-indikasi-program': 'Only in the programme',
      'izin-sektor': 'Sector permit',
      'kawasan-hutan-berubah': 'Changed forest',
      'ketentuan-khusus': 'Special provision',
      'kkpr-habis-berlaku': 'KKPR that has expired',
      'kkpr-kepentingan-umum': 'KKPR in the public interest',
      'kkpr-pemegang-sama': "The applicant's own KKPR",
      'luas-kecil': 'Small area',
      'melebihi-kdb': 'Above the KDB',
      'melebihi-klb': 'Above the KLB',
      pippib: 'PIPPIB',
      'berita-acara-hal-lain': 'Minutes on another subject',
      'berita-acara-kemudian': 'Minutes of a later date',
      'ptp-beberapa': 'Several PTPs of one office',
      'ptp-belum-ada': 'No PTP yet',
      'ptp-belum-terbit': 'PTP not issued yet',
      'ptp-digantikan': 'PTP that was replaced',
      'ptp-tidak-sesuai-rtr': 'PTP unfit because of the plan',
      'ptp-wilayah-lain': 'PTP of another region',
      'rencana-belum-berlaku': 'Plan not in force yet',
      'rentang-tidak-pasti': 'Range of depth or height',
      'ruang-tanpa-ketentuan': 'Space below or above ground',
      'sengketa-pertanahan': 'Signs of a dispute',
      'sesuai-tanpa-dasar': 'Conforms in part, but is no basis',
      'tanah-dikuasai-tidak-diketahui': 'Land held',
      'tanpa-zona': 'In no zone',
      'tepi-rencana': 'Edge of the plan',
      'pengadaan-tanah': 'Planned land acquisition',
      'penguasaan-berakhir': 'Tenure has ended',
      'penguasaan-tidak-meliputi': 'Land held leaves out a part',
      'pola-ruang-sekitar': 'Zones around',
      'ptp-tidak-sesuai-p4t': 'PTP unfit by P4T',
      'rdtr-tidak-diberikan': 'No RDTR given',
      'tambahan-ptp': 'Addition by the PTP',
      'tambahan-ptp-sekali': 'PTP addition given once',
      'tambahan-ptp-wilayah-lain': 'PTP addition in another region',
      'tambahan-ptp-dalam-rdtr': 'PTP result within an RDTR',
      'kkpr-belum-terbit': 'KKPR not issued yet',
      'sk-kehutanan-belum-terbit': 'Forest decree not issued yet',
      'fpr-menolak': 'The FPR does not agree',
      'sebelum-aturan': 'Before the rules at hand',
      'wilayah-menurut-pemohon': 'Region as the application states it',
      'zona-bertampalan': 'Zones overlap',
    },
    factors: {
      'kawasan-hutan': 'Forest area (kawasan hutan)',
      'kkpr-terbit': 'KKPR already issued',
      'badan-air': 'Water body',
      ptp: 'Land office considerations (PTP)',
      'tidak-sesuai-rtr': 'Does not conform with the plan',
      'tidak-sesuai-rdtr': 'Does not conform with the RDTR',
    },
    layerKinds: {
      'kawasan-hutan': 'Forest area (kawasan hutan)',
      pippib: 'PIPPIB',
      'badan-air': 'Water body',
      'iup-op': 'Mining permit',
      lsd: 'Protected rice field (LSD)',
      'kkpr-terbit': 'KKPR already issued',
      'izin-sektor': 'Sector permit',
      'batas-administrasi': 'Administrative boundary',
    },
    bodies: {
      'rapat-koordinasi': 'Coordination meeting',
      'peninjauan-lapangan': 'Site visit',
      fpr: 'Spatial planning forum (FPR)',
      'sekretariat-fpr': 'Secretariat of the spatial planning forum',
    },
    reasons: {
      'batas-administrasi': 'plans disagree about administrative boundaries',
      'beda-ptp': 'location and PTP differ',
      intensitas: 'intensity has to be set',
      keterkaitan: 'how polygons or activities are related has to be clarified',
      'kepentingan-umum-bertampalan': 'applications in the public interest overlap',
      'kawasan-hutan-berubah': 'changed forest is not yet in the plan',
      'kebijakan-sektor': 'sector policy or valid permits',
      risiko: 'social, security or environmental risk',
      'poligon-terpisah': 'the approved part falls apart',
      p4t: 'land tenure, ownership and use (P4T)',
      kajian: 'study',
      lainnya: 'other matters',
    },
    authorities: {
      menteri: 'Minister',
      gubernur: 'governor',
      'bupati-wali-kota': 'regent or mayor',
    },
    signatories: {
      dirjen: 'the Director General of Spatial Planning',
      direktur: 'the Director of Synchronisation of Spatial Use',
      'kepala-opd-penanaman-modal': 'the head of the investment office',
    },
    schemes: {
      konfirmasi: 'confirmation',
      'persetujuan-dengan-penilaian': 'approval with assessment',
      'persetujuan-tanpa-penilaian': 'approval without assessment',
      rekomendasi: 'recommendation',
      'pernyataan-mandiri': 'self-declaration',
      'tidak-ada': 'no scheme of publication',
    },
  },
};

const sourceNames = new Map(sources.map(({ source, short }) => [source, short]));

/** "Juknis 13/2023, 3.2 angka 1-3" */
export const citationInWords = ({ source, place }: Citation): string =>
  [sourceNames.get(source) ?? source, place].filter(Boolean).join(', ');

/** The flag of a member that nobody read: an assessment lists those under `ignored`, too. */
export const ignoredSubject = 'application.ignored-field';

/** What a flag is about; those that stand for a finding speak of the application or of a plan. */
export function subjectInWords(subject: string, language: 'id' | 'en'): string {
  const finding = /^(application|plan)\./.exec(subject)?.[1];
  if (!finding) return terms[language].subjects[subject] ?? subject;
  const of = {
    application: { id: 'Permohonan', en: 'Application' },
    plan: { id: 'Data rencana', en: 'Plan data' },
  };
  return of[finding as keyof typeof of][language];
}
