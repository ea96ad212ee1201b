// Terms of the law as people read them. The JSON keeps the contract's words; the CLI and the page both
// say these.

import type { Authority, RouteScheme, Validation } from './types.ts';

export interface Terms {
  factors: Record<string, string>;
  bodies: Record<string, string>;
  reasons: Record<string, string>;
  authorities: Record<Authority, string>;
  signatories: Record<NonNullable<Validation['signatory']>, string>;
  schemes: Record<RouteScheme, string>;
}

export const terms: { id: Terms; en: Terms } = {
  id: {
    factors: {
      'kawasan-hutan': 'Kawasan hutan',
      'kkpr-terbit': 'KKPR yang sudah terbit',
      'badan-air': 'Badan air',
      ptp: 'Pertimbangan teknis pertanahan',
      'tidak-sesuai-rtr': 'Tidak sesuai rencana tata ruang',
      'tidak-sesuai-rdtr': 'Tidak sesuai RDTR',
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
    factors: {
      'kawasan-hutan': 'Forest area (kawasan hutan)',
      'kkpr-terbit': 'KKPR already issued',
      'badan-air': 'Water body',
      ptp: 'Land office considerations (PTP)',
      'tidak-sesuai-rtr': 'Does not conform with the plan',
      'tidak-sesuai-rdtr': 'Does not conform with the RDTR',
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
