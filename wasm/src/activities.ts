// Activities that the regulation knows, as people read them; small, because the start of the page needs it. In the
// words of core/rules/applicants.json, which a test compares.

import type { BilingualText } from './types.ts';

type Language = keyof BilingualText;

export const activities: Record<Language, Record<string, string>> = {
  id: {
    'rumah-tinggal': 'Rumah tinggal',
    'tempat-peribadatan': 'Tempat peribadatan',
    'yayasan-keagamaan': 'Kegiatan yayasan keagamaan',
    'yayasan-pendidikan': 'Kegiatan yayasan pendidikan',
    'yayasan-sosial': 'Kegiatan yayasan sosial',
    'yayasan-kemanusiaan': 'Kegiatan yayasan kemanusiaan',
    csr: 'Kegiatan CSR',
    'apbn-apbd': 'Kegiatan yang dibiayai APBN atau APBD',
  },
  en: {
    'rumah-tinggal': 'House to live in',
    'tempat-peribadatan': 'Place of worship',
    'yayasan-keagamaan': 'Work of a religious foundation',
    'yayasan-pendidikan': 'Work of an educational foundation',
    'yayasan-sosial': 'Work of a social foundation',
    'yayasan-kemanusiaan': 'Work of a humanitarian foundation',
    csr: 'CSR work',
    'apbn-apbd': 'Work paid from the state or regional budget',
  },
};

/** Known ones by their names, others as the plan writes them, without the hyphens of a code. */
export const activityInWords = (code: string, language: Language): string =>
  Object.hasOwn(activities[language], code)
    ? (activities[language][code] as string)
    : /^-*[a-z0-9][a-z0-9-]*$/.test(code)
      ? code.replaceAll('-', ' ')
      : code;
