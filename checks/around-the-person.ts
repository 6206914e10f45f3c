/**
 * The queries that read what a complaint owns around the acting person, each with the reason
 * (acting-person.ts). The key is the file and the function.
 */
export const aroundThePerson: Record<string, string> = {
  'server/features/complaints/queries.ts takenNumbers':
    'says only which freshly drawn numbers are taken, before there is a complaint to load',
  'server/features/complaints/queries.ts holdsOpen':
    'says only whether an agency still has work, for the registry that wants to close it',
};
