import type { Language } from './terminal.ts';

const texts: Record<Language, string> = {
  id: `kkpr – memeriksa berkas lokasi KKPR dan mempratinjau penilaiannya, luring.

Pemakaian
  kkpr check LOKASI.zip [opsi]
      Mutu shapefile lokasi. Beberapa berkas atau folder sekaligus juga bisa.
      Keluar: 0 memenuhi, 1 tidak memenuhi, 2 tidak terbaca atau salah pakai.
        --foreign-house   rumah tinggal untuk orang asing (batas luas berlaku)
        --json-lines      satu baris JSON per masukan, menurut urutan masukan
        --jobs N          berkas yang diperiksa bersamaan (bawaan: semua inti)
        --layer BATAS.json --regency NAMA
                          kabupaten/kota tempat lokasi, dari lapisan batas
                          administrasi: menyaring sistem koordinat yang mungkin
      Arti tiap temuan: docs/FINDINGS.md. Banyak berkas: docs/MANY_FILES.md.

  kkpr repair LOKASI.zip --out HASIL.zip [opsi]
      Memperbaiki salinan berkas lokasi sejauh tidak perlu menebak: desimal,
      sistem koordinat, arah, titik berulang, duri, berkas pendamping. Setiap
      perubahan dicatat, hasilnya diperiksa ulang; berkas asal tidak diubah.
      Keluar: 0 kini memenuhi, 1 masih ada yang tersisa, 2 sama.
        --out HASIL.zip   zip yang ditulis (- untuk keluaran standar)
        --fill-holes      isi lubang: bagian itu ikut dimohon
        --dissolve        satukan semua poligon
        --candidate ID    sistem koordinat pilihan dari "candidates" hasil check
        --foreign-house   seperti pada check

  kkpr validate PERMOHONAN.json [--plan RENCANA.json…] [--layer LAPISAN.json…]
      Kelengkapan dan mutu seluruh permohonan, apa yang harus diperbaiki, surat
      tanggapan yang menyusul (1A, 1B, 2), penanda tangan, dan batas waktunya.
      Keluar: 0 lengkap dan bermutu, 1 belum, 2 sama.
        --date TANGGAL    hari pemeriksaan, misalnya 2026-03-31
        --holidays LIBUR.json  hari libur per tahun (kkpr/holidays@1), untuk
                          menghitung hari kerja

  kkpr assess PERMOHONAN.json --plan RENCANA.json… [--layer LAPISAN.json…]
      Pratinjau hasil penilaian terhadap rencana tata ruang.
      Keluar: 0 ada pratinjau keputusan, 1 belum layak dinilai, 2 sama.
        --date TANGGAL    hari penilaian, misalnya 2026-03-31
        --holidays LIBUR.json  seperti pada validate
        --force           tetap menilai lokasi yang tidak memenuhi, asal terbaca
        --explain         ceritakan setiap langkah penilaian beserta dasarnya

  kkpr route PERMOHONAN.json [--plan RENCANA.json…]
      Jalur permohonan: KKPR dan mekanisme mana, lewat sistem dan pejabat mana,
      dokumen, langkah, waktu, dan PNBP, masing-masing dengan dasarnya.
      Keluar: 0, atau 2 salah pakai.
        --date TANGGAL    hari yang aturannya dipakai (bawaan: tanggal surat)

  kkpr plan RENCANA.json
      Kesehatan rencana atau lapisan: geometri yang rusak, zona yang bertumpukan
      atau bercelah, kode yang tidak dikenal, keterangan yang belum ada.
      Keluar: 0 tidak ada cacat, 1 ada, 2 salah pakai.

Opsi umum
  --json          satu dokumen JSON di keluaran standar
  --no-geometry   tanpa geometri di dalam JSON
  --lang id|en    bahasa laporan
  --help          bantuan ini (kkpr --help --lang en for English)
  --version       versi program

Tanda - membaca masukan standar di tempat satu berkas. Rujukan berkas di dalam
dokumen dihitung dari letak dokumen itu. Tidak ada data yang meninggalkan
perangkat ini. Hasilnya pratinjau, bukan keputusan.
`,
  en: `kkpr – checks a KKPR location file and previews its assessment, offline.

Usage
  kkpr check LOCATION.zip [options]
      Quality of a location shapefile. Several files or folders work, too.
      Exit: 0 meets the requirements, 1 does not, 2 unreadable or wrong use.
        --foreign-house   a house for a foreigner (the cap on its area applies)
        --json-lines      one line of JSON per input, in input order
        --jobs N          files at a time (default: one per core)
        --layer BOUNDARIES.json --regency NAME
                          where the location is said to lie, from a layer of
                          administrative boundaries: sifts coordinate systems
      What each finding means: docs/FINDINGS.md. Many files: docs/MANY_FILES.md.

  kkpr repair LOCATION.zip --out FIXED.zip [options]
      Mends a copy of a location file where that needs no guess: decimals,
      coordinate system, directions, repeated vertices, spikes, side files.
      Every change is listed and the result checked again; the original stays
      as it is.
      Exit: 0 now meets the requirements, 1 something is left, 2 as above.
        --out FIXED.zip   the zip to write (- for standard output)
        --fill-holes      fill holes: what they leave out is applied for
        --dissolve        make one polygon of all
        --candidate ID    a coordinate system out of the check's "candidates"
        --foreign-house   as with check

  kkpr validate APPLICATION.json [--plan PLAN.json…] [--layer LAYER.json…]
      Completeness and quality of the whole application, what to mend, which
      letter follows (1A, 1B, 2), who signs it, and the last day to answer.
      Exit: 0 complete and of quality, 1 not, 2 as above.
        --date DAY        day for which is asked, such as 2026-03-31
        --holidays HOLIDAYS.json  holidays by year (kkpr/holidays@1), by which
                          working days are counted

  kkpr assess APPLICATION.json --plan PLAN.json… [--layer LAYER.json…]
      Preview of the outcome against spatial plans.
      Exit: 0 a decision was previewed, 1 not fit to be assessed, 2 as above.
        --date DAY        day of the assessment, such as 2026-03-31
        --holidays HOLIDAYS.json  as with validate
        --force           go on where the check fails but the file can be read
        --explain         tell every step of the assessment with its source

  kkpr route APPLICATION.json [--plan PLAN.json…]
      The way an application goes: which KKPR and mechanism, which system and
      authority, documents, steps, time and fee, each with what it rests on.
      Exit: 0, or 2 for wrong use.
        --date DAY        day whose rules are used (default: that of the letter)

  kkpr plan PLAN.json
      Health of a plan or layer: broken geometry, zones that overlap or leave
      gaps, unknown codes, what the document does not say.
      Exit: 0 no defects, 1 some, 2 wrong use.

Common options
  --json          one JSON document on standard output
  --no-geometry   leave geometries out of the JSON
  --lang id|en    language of the report (default id)
  --help          this help (kkpr --help untuk bahasa Indonesia)
  --version       version of the program

A - reads standard input where one file is expected. Files that a document names
are relative to that document. No data leaves this device. The result is a
preview, not a decision.
`,
};

export function help(language: Language): string {
  return texts[language];
}
