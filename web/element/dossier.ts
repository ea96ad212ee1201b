// The application that the page hands to the core: the one that was given, or the few facts chosen here.
// What is not known is left out: unknown is not the same as "no".
import type { Application } from './results.ts';

export interface Intent {
  activity: string;
  foreignHouse: boolean;
}

export const kHouse = 'rumah-tinggal';

/** The cap on a house for a foreigner applies to houses, and where nothing else was chosen. */
export const capApplies = (intent: Intent): boolean =>
  intent.foreignHouse && (intent.activity === '' || intent.activity === kHouse);

export function intentOf(application: Application): Intent {
  return {
    activity: application.activities?.[0]?.code ?? '',
    foreignHouse: application.applicant?.citizenship === 'wna',
  };
}

export function dossier(
  given: Application | null,
  intent: Intent,
  locationPath: string,
): Application {
  const base: Application = given ?? { schema: 'kkpr/application@1', purpose: 'nonberusaha' };
  const before = intentOf(base);
  const applicant = { ...base.applicant };
  if (intent.foreignHouse) applicant.citizenship = 'wna';
  else if (before.foreignHouse) applicant.citizenship = 'wni';
  return {
    ...base,
    applicant,
    activities: activitiesOf(base, before, intent),
    location: { ...base.location, shapefile: locationPath },
  };
}

function activitiesOf(
  base: Application,
  before: Intent,
  intent: Intent,
): NonNullable<Application['activities']> {
  if (intent.activity === '') return [];
  if (before.activity === intent.activity) return base.activities ?? [];
  // The name that stood there described another activity.
  const { name: _, ...rest } = base.activities?.[0] ?? {};
  return [{ ...rest, code: intent.activity }];
}
