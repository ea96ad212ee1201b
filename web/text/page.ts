// The words of the page around the element. index.html holds only their keys: the build writes them in.
import type { Lang } from './format.ts';

const id = {
  documentTitle: 'Periksa berkas lokasi KKPR',
  description:
    'Periksa shapefile lokasi KKPR dan pratinjau kesesuaiannya dengan rencana tata ruang, langsung di peramban. Berkas tidak pernah meninggalkan perangkat Anda.',
  skip: 'Langsung ke pemeriksaan',
  brand: 'Periksa KKPR',
  brandSub: 'Pemeriksaan lokasi dan pratinjau tata ruang',
  otherLanguage: 'English',
  title: 'Periksa berkas shapefile sebelum mengajukan KKPR',
  lead: 'Lihat semua hal yang perlu diperbaiki sekaligus, beserta tempatnya, lalu pratinjau KKPR apa yang dapat diperoleh menurut rencana tata ruang.',
  promise: 'Berkas Anda tidak pernah meninggalkan perangkat ini. Semua dihitung di dalam peramban.',
  noscript:
    'Pemeriksaan berjalan di dalam peramban Anda dan membutuhkan JavaScript. Aktifkan JavaScript, lalu muat ulang halaman ini.',
  footDisclaimer:
    'Alat bantu sumber terbuka, bukan situs resmi pemerintah. Hasilnya pratinjau dan tidak mengikat; KKPR diterbitkan oleh pejabat yang berwenang.',
  footRules: 'Aturan pemeriksaan: Juknis 13/Juknis-PF.01/XII/2023.',
  footData: 'Garis pantai: Natural Earth, domain publik.',
};

type PageTexts = Record<keyof typeof id, string>;

const en: PageTexts = {
  documentTitle: 'Check a KKPR location file',
  description:
    'Check the location shapefile of a KKPR application and preview how it agrees with the spatial plans, right in the browser. The file never leaves your device.',
  skip: 'Skip to the check',
  brand: 'KKPR check',
  brandSub: 'Location check and spatial-plan preview',
  otherLanguage: 'Bahasa Indonesia',
  title: 'Check your shapefile before applying for a KKPR',
  lead: 'See everything that needs repair at once, and where, then preview which KKPR the spatial plans would allow.',
  promise: 'Your file never leaves this device. Everything is computed inside the browser.',
  noscript:
    'The check runs inside your browser and needs JavaScript. Switch JavaScript on, then reload this page.',
  footDisclaimer:
    'An open-source tool, not a government site. Its results are a preview and bind nobody; a KKPR is issued by the competent authority.',
  footRules: 'Rules of the check: Juknis 13/Juknis-PF.01/XII/2023.',
  footData: 'Coastline: Natural Earth, public domain.',
};

export const pageTexts: Record<Lang, PageTexts> = { id, en };
