// A plan and an application of the bench, as documents.
const conforming = {
  'R-2': 'I',
  'R-3': 'I',
  'R-4': 'T',
  'K-1': 'I',
  'K-2': 'B',
  'K-3': 'B',
  'P-1': 'X',
};
export const planDocument = {
  schema: 'kkpr/plan@1',
  id: 'rdtr',
  title: 'RDTR',
  level: 'RDTR',
  enacted: '2023-05-01',
  ossIntegrated: true,
  region: { province: 'Provinsi Contoh', regency: 'Kabupaten Contoh', isCity: false },
  zones: 'plan.zip',
  activities: { 'rumah-tinggal': conforming },
};
export const application = {
  schema: 'kkpr/application@1',
  letter: { date: '2026-03-02' },
  location: { shapefile: 'lokasi.zip' },
  activities: [{ code: 'rumah-tinggal' }],
};
