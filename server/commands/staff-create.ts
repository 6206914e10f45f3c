import { newStaffMember } from '@insaf/contract/staff.ts';
import { type Command, type Given, needed, say, WrongUse } from './command.ts';
import { readPassword } from './read-password.ts';

export const staffCreate: Command = {
  name: 'staff create',
  summary: 'An account for a member of staff; the password is generated and printed unless given',
  usage:
    '--name NAME --email ADDRESS --role ROLE@AGENCY[:alone] [--role …] [--language ar|en] [--password-stdin]',
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string', multiple: true },
    language: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  run: async (given) => {
    const { password, generated } = await readPassword(given);
    const read = newStaffMember.safeParse({
      name: needed(given, 'name'),
      email: needed(given, 'email'),
      roles: rolesOf(given),
      password,
      ...(given.language === undefined ? {} : { language: given.language }),
    });
    if (!read.success) throw new WrongUse(faultOf(read.error.issues));
    const { createStaffMember } = await import('../features/staff/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    const acting = { kind: 'system', job: 'insaf staff create' } as const;
    const member = await withCtx((ctx) => createStaffMember(ctx, acting, read.data));
    say(`Created ${member.email}`);
    if (generated) say(`Password: ${password}`);
  },
};

/** `examiner@system`, or `head@gov-bns:alone` for the agency without what lies below it. */
function rolesOf(given: Given) {
  if (!Array.isArray(given.role)) throw new WrongUse('--role is missing');
  return given.role.map((held: string) => {
    const [, role, agency, reach] = /^([a-z_]+)@([a-z0-9-]+)(?::(below|alone))?$/.exec(held) ?? [];
    if (role === undefined) {
      throw new WrongUse(`--role ${held} is not like examiner@system or head@gov-bns:alone`);
    }
    return { role, agency, ...(reach === undefined ? {} : { reach }) };
  });
}

function faultOf(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const [{ path, message }] = issues as [(typeof issues)[number]];
  const [first, ...rest] = path.map(String);
  const option = first === 'roles' ? ['role', ...rest.slice(1)].join(' ') : first;
  return `--${option}: ${message}`;
}
