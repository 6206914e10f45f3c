/** Sectors that have a name for people; the directory of an installation may have others. */
const knownSectors: ReadonlySet<string> = new Set([
  'utilities',
  'electricity',
  'local',
  'roads',
  'health',
  'education',
  'solidarity',
  'supply',
  'insurance',
  'housing',
  'telecom',
  'petroleum',
  'environment',
  'agriculture',
  'irrigation',
  'awqaf',
  'labour',
  'interior',
  'administration',
]);

/** A sector as people know it: those without a name of their own are `other`. */
export const sectorFor = (sector: string): string => (knownSectors.has(sector) ? sector : 'other');

/** The key of a sector's name. */
export const sectorKey = (sector: string): string => `portal-sectors.${sectorFor(sector)}`;
