// The page's own words in Indonesian. Messages, remedies and reasons come from the core in both languages.

import { activities } from '../../wasm/src/activities.ts';
import { count } from './format.ts';

const n = (value: number) => count(value, 'id');

export const id = {
  drop: {
    label: 'Berkas lokasi',
    hint: 'Satu berkas .zip berisi .shp, .shx, .dbf, dan .prj, paling besar 20 MB. Berkas lepas juga boleh: pilih keempatnya sekaligus.',
    here: 'Tarik berkas ke sini, atau',
    choose: 'Pilih berkas',
    another: 'Periksa berkas lain',
    copy: 'Salinan yang diperbaiki',
    back: (name: string) => `Kembali ke ${name}`,
    release: 'Lepaskan untuk memeriksa',
    examples: 'Belum punya berkas? Coba dengan berkas contoh:',
    example: 'Coba dengan berkas contoh',
  },
  intent: {
    title: 'Rencana kegiatan',
    optional: 'Boleh diisi sekarang atau setelah hasil keluar.',
    activity: 'Kegiatan yang direncanakan',
    none: 'Belum dipilih',
    other: 'Kegiatan lain …',
    otherLabel: 'Nama kegiatan seperti tertulis dalam rencana tata ruang',
    foreign: 'Rumah untuk warga negara asing',
    foreignHint: 'Luasnya dibatasi 2.000 m².',
  },
  activities: activities.id,
  plans: {
    title: 'Data rencana',
    none: 'Belum ada rencana tata ruang yang dimuat.',
    add: 'Tambahkan rencana atau peta sektor',
    hint: 'Berkas .json rencana (kkpr/plan@1) atau peta sektor (kkpr/layer@1), bersama berkas yang disebut di dalamnya. Permohonan (kkpr/application@1) dan daftar hari libur (kkpr/holidays@1) juga boleh.',
    clear: 'Lepaskan semua',
    loaded: (plans: number, layers: number) =>
      layers === 0
        ? `${n(plans)} rencana dimuat`
        : `${n(plans)} rencana dan ${n(layers)} peta sektor dimuat`,
    plan: 'Rencana',
    layer: 'Peta sektor',
    missing: (file: string, title: string) =>
      `Berkas ${file} yang disebut oleh “${title}” tidak ikut dipilih. Pilih berkas .json itu bersama semua berkas yang disebut di dalamnya.`,
    notJson: (file: string) => `${file} tidak dapat dibaca sebagai JSON. Periksa isi berkas itu.`,
    unknownSchema: (file: string) =>
      `${file} bukan permohonan, rencana, peta sektor, atau daftar hari libur kkpr: kolom “schema” tidak menyebut kkpr/application@1, kkpr/plan@1, kkpr/layer@1, atau kkpr/holidays@1.`,
    defects: 'Dimuat dengan catatan',
  },
  holidays: {
    title: 'Hari libur',
    use: 'Dipakai untuk menghitung hari kerja dan hari terakhir menjawab surat.',
    loaded: 'Daftar hari libur dimuat.',
    clear: 'Lepaskan hari libur',
  },
  progress: {
    title: 'Memeriksa',
    cancel: 'Batalkan',
    cancelled: 'Pemeriksaan dibatalkan.',
    stages: {
      container: 'Membuka ZIP',
      structure: 'Membaca shapefile',
      geometry: 'Memeriksa geometri',
      overlay: 'Mencocokkan dengan rencana tata ruang',
    },
  },
  failed: {
    title: 'Mesin pemeriksa tidak dapat dijalankan',
    stopped: 'Pemeriksaan terhenti',
    texts: {
      start:
        'Peramban ini menolak atau tidak mengenal WebAssembly. Perbarui peramban Anda, atau minta pengelola jaringan mengizinkannya untuk halaman ini. Berkas Anda tetap di perangkat ini.',
      memory:
        'Perangkat ini kehabisan memori saat memeriksa berkas. Tutup tab lain, lalu coba lagi.',
      load: 'Sebagian dari halaman ini tidak dapat diambil. Periksa sambungan Anda, lalu coba lagi. Berkas Anda tetap di perangkat ini.',
      broken:
        'Mesin pemeriksa berhenti karena kesalahan di dalam alat ini, bukan karena Anda. Coba lagi; bila terulang, laporkan rincian di bawah. Berkas Anda tetap di perangkat ini.',
      told: '',
    },
    detail: 'Rincian teknis',
    retry: 'Coba lagi',
    read: (file: string) =>
      `${file} tidak dapat dibaca dari perangkat ini. Pilih berkas itu sekali lagi.`,
    example: 'Berkas contoh tidak dapat diambil. Muat ulang halaman, lalu coba lagi.',
  },
  files: {
    loneShp: (file: string) =>
      `${file} hanya satu dari empat bagian sebuah shapefile. Pilih juga .shx, .dbf, dan .prj yang bernama sama, atau satu .zip yang berisi keempatnya.`,
    several: (files: string) =>
      `Beberapa berkas lokasi dipilih sekaligus: ${files}. Pilih satu saja.`,
    tooMany:
      'Terlalu banyak berkas dipilih sekaligus. Pilih satu .zip, atau bagian-bagian dari satu shapefile.',
    tooLarge: (file: string) => `${file} lebih besar daripada yang dapat dibuka di sini (100 MB).`,
  },
  titlePrefix: { bad: 'Masalah: ', good: 'Hasil: ' },
};

/** What every language must offer: a key that is missing in one of them does not compile. */
export type Texts = typeof id;
