/**
 * Who acts: one person for each role at each agency, where complaints need one.
 *
 * The ten demonstration sign-ins act at their own agencies. Everybody else gets an account when first
 * needed, `officer.gov-is-water@insaf.example`, with the same demonstration password, so that one can
 * sign in as whoever holds a complaint. Their names are drawn; they are nobody's.
 */
import { randomBytes } from 'node:crypto';
import type { StandardRole } from '@insaf/contract/roles.ts';
import type { AgencyRow } from '../../features/directory/index.ts';
import type { Staff } from '../../features/rights/index.ts';
import { actingAs, createStaffMember, staffByEmail } from '../../features/staff/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { demonstrationSignIns, demonstrationStaff } from '../demonstration-staff.ts';
import { makePerson } from '../people.ts';
import { randomOf } from '../seeded.ts';

type DeskRole = Extract<
  StandardRole,
  'agency_officer' | 'examiner' | 'judge' | 'call_agent' | 'counter_clerk' | 'head'
>;

const nameOfDesk: Record<DeskRole, string> = {
  agency_officer: 'officer',
  examiner: 'examiner',
  judge: 'judge',
  call_agent: 'agent',
  counter_clerk: 'clerk',
  head: 'head',
};

export type Desks = {
  /** @param no which of several at one desk, from 1 */
  at: (role: DeskRole, agency: AgencyRow, no?: number) => Promise<Staff>;
  /** How many accounts were made. */
  readonly made: number;
};

export function openDesks(ctx: Ctx): Desks {
  const sitting = new Map<string, Promise<Staff>>();
  let made = 0;

  async function seat(email: string, role: DeskRole, agency: AgencyRow): Promise<Staff> {
    const known = await staffByEmail(ctx.db, email);
    if (known !== undefined) return (await actingAs(ctx, known.id))!;
    const member = await createStaffMember(
      ctx,
      { kind: 'system', job: 'demonstration' },
      {
        email,
        name: nameFor(email),
        password: await passwordFor(ctx),
        language: 'ar',
        roles: [{ role, agency: agency.code, reach: 'below' }],
      },
    );
    made += 1;
    return (await actingAs(ctx, member.id))!;
  }

  return {
    at(role, agency, no = 1) {
      const email = addressOf(role, agency, no);
      let staff = sitting.get(email);
      if (staff === undefined) {
        staff = seat(email, role, agency);
        sitting.set(email, staff);
      }
      return staff;
    },
    get made() {
      return made;
    },
  };
}

function addressOf(role: DeskRole, { code }: AgencyRow, no: number): string {
  const person = demonstrationStaff.find(({ roles }) =>
    roles.some((held) => held.role === role && held.agency === code),
  );
  if (person && no === 1) return person.email;
  return `${nameOfDesk[role]}.${code}${no === 1 ? '' : `.${no}`}@insaf.example`;
}

function nameFor(email: string): string {
  const { name } = makePerson(randomOf('staff', email), {
    governorate: 'EG-C',
    today: new Date('2026-01-01T00:00:00Z'),
    kind: 'citizen',
  });
  return typeof name === 'string' ? name : `${name.first} ${name.father} ${name.family}`;
}

/** Where the demonstration's password is not kept here, one that nobody knows. */
async function passwordFor(ctx: Ctx): Promise<string> {
  const demonstration = await demonstrationSignIns({ config: { ...ctx.config, DEMO: true } });
  return demonstration?.password ?? randomBytes(24).toString('base64url');
}
