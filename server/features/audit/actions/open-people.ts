import type { Ctx, Db } from '../../../platform/context.ts';
import { identityHashes, openIdentity } from '../../complainants/index.ts';
import { sealedOf } from '../queries.ts';
import type { Finding } from '../rules/finding.ts';

/**
 * Complainants whose key does not open what was sealed, or whose hashes are of somebody else: what changes
 * when keys are rotated is no part of any entry, and has to be tried.
 */
export async function unopenedPeople(
  { keys }: Ctx,
  db: Db,
  numbers: readonly string[],
): Promise<Finding[]> {
  if (numbers.length === 0) return [];
  const found: Finding[] = [];
  for (const row of await sealedOf(db, numbers)) {
    const finding = (what: string) => ({
      ...{ complaint: row.complaint_number, seq: 1 },
      what: `complainant ${row.complainant_no} ${what}`,
    });
    try {
      const identity = await openIdentity(keys, row);
      const generation = await keys.of(row.key_no);
      for (const [column, hash] of Object.entries(identityHashes(generation, identity))) {
        const kept = row[column as keyof typeof row] as Buffer | null;
        const same = hash === null ? kept === null : kept?.equals(hash) === true;
        if (!same) found.push(finding(`has a ${column} that is not of who was sealed`));
      }
    } catch {
      found.push(finding('cannot be opened (complainants: sealed, sealed_key or key_no)'));
    }
  }
  return found;
}
