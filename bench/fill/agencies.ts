import { foldArabic } from '@insaf/contract/arabic.ts';
import type pg from 'pg';
import { fullName, makePerson } from '../../server/demo/people.ts';
import { randomOf } from '../../server/demo/seeded.ts';
import { makeSpot } from '../../server/demo/spots.ts';
import { staffId, staffOf } from './country.ts';

/* The agencies that a country has beyond those of the directory that Insaf comes with, and who works there. */

const centresEach = 10;

/** Adds agencies until there are so many: ten centres in each governorate, and local units below these. */
export async function addAgencies(owner: pg.Client, agencies: number): Promise<void> {
  const { rows } = await owner.query(
    "SELECT id FROM agencies WHERE kind = 'governorate' ORDER BY id",
  );
  const governorates = rows.map(({ id }) => id as number);
  const { rows: all } = await owner.query('SELECT count(*)::int AS there FROM agencies');
  const centres = Math.min(centresEach * governorates.length, agencies - all[0].there);
  if (centres <= 0) return;
  const made = await addBelow(owner, 'technological_centre', governorates, centres);
  await addBelow(owner, 'local_unit', made, agencies - all[0].there - centres);
}

async function addBelow(
  owner: pg.Client,
  kind: 'technological_centre' | 'local_unit',
  parents: readonly number[],
  count: number,
): Promise<number[]> {
  const list = Array.from({ length: count }, (_, no) => ({
    ...{ code: `filled-${kind === 'local_unit' ? 'unit' : 'centre'}-${no + 1}` },
    parent: parents[no % parents.length]!,
    ...nameOf(kind, no + 1),
  }));
  const { rows } = await owner.query(
    `INSERT INTO agencies (id, code, parent_id, path, kind, name_ar, name_en, place_id)
     OVERRIDING SYSTEM VALUE
     SELECT g.id, g.code, p.id, p.path || g.id || '/', $1, g.name_ar, g.name_en, p.place_id
     FROM (SELECT nextval(pg_get_serial_sequence('agencies', 'id')) AS id, *
       FROM unnest($2::text[], $3::int[], $4::text[], $5::text[])
         AS given (code, parent, name_ar, name_en)) g
     JOIN agencies p ON p.id = g.parent ORDER BY g.id RETURNING id`,
    [
      kind,
      list.map(({ code }) => code),
      list.map(({ parent }) => parent),
      list.map(({ ar }) => ar),
      list.map(({ en }) => en),
    ],
  );
  return rows.map(({ id }) => id as number);
}

function nameOf(kind: string, no: number) {
  const { village, street } = makeSpot(randomOf('filled agency', kind, no));
  const place = village ?? street;
  return kind === 'local_unit'
    ? { ar: `الوحدة المحلية بناحية ${place} (${no})`, en: `Local unit ${no}` }
    : { ar: `المركز التكنولوجي بحي ${place} (${no})`, en: `Technological centre ${no}` };
}

/** Staff for every agency, who cannot sign in until an administrator lets them. */
export async function addStaff(owner: pg.Client): Promise<void> {
  const { rows: agencies } = await owner.query(
    `SELECT a.id, a.kind, EXISTS (SELECT FROM agencies b WHERE b.parent_id = a.id) AS above
     FROM agencies a ORDER BY a.id`,
  );
  const staff: { id: string; name: string; email: string }[] = [];
  const roles: { staff: string; role: string; agency: number }[] = [];
  for (const agency of agencies) {
    for (let no = 1; no <= staffOf(agency); no += 1) {
      const id = staffId(agency, no);
      const random = randomOf('filled staff', id);
      const wanted = { governorate: 'EG-C', today: hired, kind: 'citizen' } as const;
      staff.push({ id, name: fullName(makePerson(random, wanted)), email: `${id}@example.org` });
      for (const role of rolesOf(agency, no)) roles.push({ staff: id, role, agency: agency.id });
    }
  }
  await owner.query(
    `INSERT INTO staff (id, name, email, email_verified, search_text)
     SELECT id, name, email, true, search_text
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       AS given (id, name, email, search_text)`,
    [
      staff.map(({ id }) => id),
      staff.map(({ name }) => name),
      staff.map(({ email }) => email),
      staff.map(({ name, email }) => foldArabic(`${name} ${email}`)),
    ],
  );
  await owner.query(
    `INSERT INTO staff_roles (staff_id, role, agency_id)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[])`,
    [
      roles.map(({ staff: id }) => id),
      roles.map(({ role }) => role),
      roles.map(({ agency }) => agency),
    ],
  );
}

type Agency = { readonly id: number; readonly kind: string; readonly above: boolean };

/** The last of an agency is its head; who stands above others examines and judges too. */
function rolesOf({ kind, above }: Agency, no: number): string[] {
  const isOffice = kind === 'system_office';
  if (isOffice) return ['call_agent', 'examiner', 'judge'];
  const officer = no === staffOf({ kind }) ? 'head' : 'agency_officer';
  return above ? [officer, 'examiner', 'judge'] : [officer];
}

const hired = new Date('2026-01-01T00:00:00Z');
