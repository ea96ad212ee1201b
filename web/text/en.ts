// The page's own words in English.

import { activities } from '../../wasm/src/activities.ts';
import { count } from './format.ts';
import type { Texts } from './id.ts';

const n = (value: number) => count(value, 'en');
const s = (value: number, one: string, many = `${one}s`) =>
  `${n(value)} ${value === 1 ? one : many}`;

export const en: Texts = {
  drop: {
    label: 'Location file',
    hint: 'One .zip with .shp, .shx, .dbf and .prj, at most 20 MB. Loose files work too: choose all four at once.',
    here: 'Drop the file here, or',
    choose: 'Choose a file',
    another: 'Check another file',
    copy: 'Repaired copy',
    back: (name) => `Back to ${name}`,
    release: 'Let go to check',
    examples: 'No file at hand? Try an example:',
    example: 'Try the example',
  },
  intent: {
    title: 'Planned activity',
    optional: 'Fill this in now, or after the result.',
    activity: 'What is planned',
    none: 'Not chosen yet',
    other: 'Another activity …',
    otherLabel: 'Name of the activity as the spatial plan writes it',
    foreign: 'House for a foreign citizen',
    foreignHint: 'Its area is limited to 2,000 m².',
  },
  activities: activities.en,
  plans: {
    title: 'Plan data',
    none: 'No spatial plan is loaded yet.',
    add: 'Add plans or sector layers',
    hint: 'The .json of a plan (kkpr/plan@1) or a sector layer (kkpr/layer@1), together with the files it names. An application (kkpr/application@1) and a list of holidays (kkpr/holidays@1) may come, too.',
    clear: 'Unload all',
    loaded: (plans, layers) =>
      layers === 0
        ? `${s(plans, 'plan')} loaded`
        : `${s(plans, 'plan')} and ${s(layers, 'sector layer')} loaded`,
    plan: 'Plan',
    layer: 'Sector layer',
    missing: (file, title) =>
      `The file ${file} that “${title}” names was not chosen. Choose the .json together with all the files it names.`,
    notJson: (file) => `${file} cannot be read as JSON. Check what is in that file.`,
    unknownSchema: (file) =>
      `${file} is no kkpr application, plan, layer or list of holidays: its “schema” is not kkpr/application@1, kkpr/plan@1, kkpr/layer@1 or kkpr/holidays@1.`,
    defects: 'Loaded with notes',
  },
  holidays: {
    title: 'Holidays',
    use: 'They tell the working days, and the last day to answer a letter.',
    loaded: 'The list of holidays is loaded.',
    clear: 'Unload the holidays',
  },
  progress: {
    title: 'Checking',
    cancel: 'Cancel',
    cancelled: 'The check was cancelled.',
    stages: {
      container: 'Opening the ZIP',
      structure: 'Reading the shapefile',
      geometry: 'Checking the geometry',
      overlay: 'Comparing with the spatial plans',
    },
  },
  failed: {
    title: 'The checking engine could not be started',
    stopped: 'The check has stopped',
    texts: {
      start:
        'This browser refuses WebAssembly or does not know it. Update the browser, or ask your network administrator to allow it for this page. Your file is still on this device.',
      memory:
        'This device ran out of memory while checking the file. Close other tabs, then try again.',
      load: 'A part of this page could not be fetched. Look at your connection, then try again. Your file stays on this device.',
      broken:
        'The engine stopped because of a mistake in this tool, not of yours. Try again; if it happens again, report the details below. Your file is still on this device.',
      told: '',
    },
    detail: 'Technical details',
    retry: 'Try again',
    read: (file) => `${file} could not be read from this device. Choose the file once more.`,
    example: 'The example could not be fetched. Reload the page, then try again.',
  },
  files: {
    loneShp: (file) =>
      `${file} is only one of the four parts of a shapefile. Choose the .shx, .dbf and .prj of the same name as well, or one .zip with all four.`,
    several: (files) => `Several location files were chosen at once: ${files}. Choose one of them.`,
    tooMany: 'Too many files were chosen at once. Choose one .zip, or the parts of one shapefile.',
    tooLarge: (file) => `${file} is larger than can be opened here (100 MB).`,
  },
  titlePrefix: { bad: 'Problem: ', good: 'Result: ' },
};
