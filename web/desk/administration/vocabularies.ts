/**
 * Lists of words that forms choose from. The contract declares them beside schemas, which are not loaded
 * into the browser; the types keep these lists equal to those.
 */
import type { AgencyKind } from '@insaf/contract/agencies.ts';

const kinds: Record<AgencyKind, true> = {
  cabinet: true,
  system_office: true,
  rapid_room: true,
  ministry: true,
  authority: true,
  governorate: true,
  general_diwan: true,
  diwan_department: true,
  technological_centre: true,
  local_unit: true,
  service_directorate: true,
  company: true,
  university: true,
  office: true,
};
export const agencyKindNames = Object.keys(kinds) as AgencyKind[];

/** Sectors of the directory that comes with the program; an installation's data may have others. */
export const sectorNames: readonly string[] = [
  ...['utilities', 'electricity', 'local', 'roads', 'health', 'education', 'solidarity', 'supply'],
  ...['insurance', 'housing', 'telecom', 'petroleum', 'environment', 'agriculture', 'irrigation'],
  ...['awqaf', 'labour', 'interior', 'administration', 'other'],
];
