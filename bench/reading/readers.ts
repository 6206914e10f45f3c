import { randomBytes } from 'node:crypto';
import type { Permission, StandardRole } from '@insaf/contract/roles.ts';
import { standardRoles } from '@insaf/contract/roles.ts';
import pg from 'pg';
import { createStaffMember } from '../../server/features/staff/index.ts';
import type { FilledServer } from './filled-server.ts';

/* Officers of different reach, who sign in as everybody does. */

export type Reader = {
  readonly name: string;
  /** Ids of the agency where they work, and its path. */
  readonly agency: { readonly id: number; readonly path: string };
  readonly permissions: readonly Permission[];
  /** What their requests carry. */
  readonly headers: Readonly<Record<string, string>>;
};

/** A branch with the most complaints, of an agency of these kinds; or one of whom few are held. */
export const readerPlaces: Record<string, { role: StandardRole; agency: string }> = {
  'central office': { role: 'examiner', agency: `SELECT code FROM agencies WHERE code = 'system'` },
  'head of a great agency': {
    role: 'head',
    agency: `SELECT a.code FROM agencies a WHERE a.kind = 'governorate' ORDER BY (
      SELECT count(*) FROM agencies b WHERE b.path LIKE a.path || '%') DESC, a.id LIMIT 1`,
  },
  'officer of a small agency': {
    role: 'agency_officer',
    agency: `SELECT a.code FROM agencies a JOIN agencies p ON p.id = a.parent_id
      JOIN agencies g ON g.id = p.parent_id
      WHERE a.kind = 'local_unit' AND g.kind = 'governorate' ORDER BY a.id DESC LIMIT 1`,
  },
  supervisor: { role: 'supervisor', agency: `SELECT code FROM agencies WHERE code = 'cabinet'` },
  root: { role: 'head', agency: `SELECT code FROM agencies WHERE parent_id IS NULL LIMIT 1` },
};

/** One of each, made and signed in. */
export async function signReadersIn({ server, database, ctx }: FilledServer): Promise<Reader[]> {
  const owner = new pg.Client({ connectionString: database });
  await owner.connect();
  const readers: Reader[] = [];
  try {
    for (const [name, { role, agency }] of Object.entries(readerPlaces)) {
      const { rows } = await owner.query(
        `SELECT id, code, path FROM agencies WHERE code = (${agency})`,
      );
      const [{ id, code, path }] = rows as [{ id: number; code: string; path: string }];
      const password = randomBytes(12).toString('base64url');
      const email = `bench-${randomBytes(6).toString('hex')}@insaf.example`;
      const roles = [{ role, agency: code, reach: 'below' as const }];
      await createStaffMember(
        ctx,
        { kind: 'system', job: 'bench' },
        { ...{ name, email, password, roles }, language: 'ar' },
      );
      const response = await fetch(`${server.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      if (!response.ok) throw new Error(`${name} cannot sign in: ${await response.text()}`);
      const { token } = (await response.json()) as { token: string };
      readers.push({
        ...{ name, agency: { id, path }, permissions: standardRoles[role] },
        headers: { authorization: `Bearer ${token}` },
      });
    }
  } finally {
    await owner.end();
  }
  return readers;
}
