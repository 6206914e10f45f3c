import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StandardRole } from '@insaf/contract/roles.ts';
import { createStaffMember, staffByEmail } from '../features/staff/index.ts';
import { readablePassword } from '../platform/auth/readable-password.ts';
import type { Ctx } from '../platform/context.ts';
import { makeDataFolder } from '../platform/data-folder.ts';

/*
 * Staff for trying the system out. Their password is made once for each installation and kept in the data
 * folder; where there is no such file there are no demonstration sign-ins.
 */

type Person = {
  readonly email: string;
  readonly name: string;
  readonly what: string;
  readonly roles: readonly { role: StandardRole; agency: string }[];
};

export const demonstrationStaff: readonly Person[] = [
  {
    email: 'agent@insaf.example',
    name: 'هبة محمود السيد',
    what: 'call agent of the central office',
    roles: [{ role: 'call_agent', agency: 'system' }],
  },
  {
    email: 'examiner@insaf.example',
    name: 'أحمد عبد الرحمن علي',
    what: 'examiner of the central office',
    roles: [{ role: 'examiner', agency: 'system' }],
  },
  {
    email: 'head.system@insaf.example',
    name: 'إيمان رفعت الجندي',
    what: 'head of the central office: reads the months of its staff after they do',
    roles: [{ role: 'head', agency: 'system' }],
  },
  {
    email: 'judge@insaf.example',
    name: 'منى فؤاد إبراهيم',
    what: 'judge of replies at the central office',
    roles: [{ role: 'judge', agency: 'system' }],
  },
  {
    email: 'centre.bns@insaf.example',
    name: 'سامح جرجس حنا',
    what: 'technological centre of Beni Suef: examines, refers, judges',
    roles: [
      { role: 'examiner', agency: 'gov-bns-tech-centre' },
      { role: 'judge', agency: 'gov-bns-tech-centre' },
    ],
  },
  {
    email: 'clerk.bns@insaf.example',
    name: 'دعاء مصطفى كامل',
    what: 'counter clerk in Beni Suef',
    roles: [{ role: 'counter_clerk', agency: 'gov-bns-citizen-service' }],
  },
  {
    email: 'officer.naser@insaf.example',
    name: 'محمد رمضان عويس',
    what: 'officer of the local unit of Naser',
    roles: [{ role: 'agency_officer', agency: 'gov-bns-lu-naser' }],
  },
  {
    email: 'officer.water@insaf.example',
    name: 'نجلاء حسن شعبان',
    what: 'officer of the water company of Beni Suef',
    roles: [{ role: 'agency_officer', agency: 'gov-bns-water' }],
  },
  {
    email: 'head.bns@insaf.example',
    name: 'خالد يوسف منصور',
    what: 'head of the governorate of Beni Suef',
    roles: [{ role: 'head', agency: 'gov-bns' }],
  },
  {
    email: 'rapporteur.bns@insaf.example',
    name: 'سلوى عبد العزيز طه',
    what: 'rapporteur of the higher committee of Beni Suef',
    roles: [{ role: 'rapporteur', agency: 'gov-bns' }],
  },
  {
    email: 'examiner.local@insaf.example',
    name: 'هالة صبري عبد الملك',
    what: 'examiner of the Ministry of Local Development: what is filed within its initiative',
    roles: [{ role: 'examiner', agency: 'min-local' }],
  },
  {
    email: 'supervisor@insaf.example',
    name: 'عبير منير الشافعي',
    what: 'supervisor at the Cabinet: reads everything, and is the second person who opens identities',
    roles: [{ role: 'supervisor', agency: 'cabinet' }],
  },
  {
    email: 'auditor@insaf.example',
    name: 'ماريان عادل وهبة',
    what: 'auditor: reads everything, changes nothing',
    roles: [{ role: 'auditor', agency: 'cabinet' }],
  },
  {
    email: 'admin@insaf.example',
    name: 'طارق سعيد الشناوي',
    what: 'administrator of the directory and of staff',
    roles: [{ role: 'administrator', agency: 'cabinet' }],
  },
];

const passwordFile = (ctx: Pick<Ctx, 'config'>) =>
  join(ctx.config.DATA_DIR, 'demonstration-password');

/** Creates the demonstration staff that are missing; says so only when there were any. */
export async function loadDemonstrationStaff(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const missing: Person[] = [];
  for (const person of demonstrationStaff) {
    if ((await staffByEmail(ctx.db, person.email)) === undefined) missing.push(person);
  }
  if (missing.length === 0) return;
  if (!existsSync(passwordFile(ctx))) {
    makeDataFolder(ctx.config.DATA_DIR);
    writeFileSync(passwordFile(ctx), `${readablePassword()}\n`, { mode: 0o600 });
  }
  const password = readFileSync(passwordFile(ctx), 'utf8').trim();
  for (const { email, name, roles } of missing) {
    await createStaffMember(
      ctx,
      { kind: 'system', job: 'demonstration' },
      {
        email,
        name,
        password,
        language: 'ar',
        roles: roles.map((held) => ({ ...held, reach: 'below' as const })),
      },
    );
  }
  say(`Demonstration staff: ${missing.length} added`);
}

/** The sign-ins of the demonstration, where this installation has it. */
export async function demonstrationSignIns(ctx: Pick<Ctx, 'config'>) {
  if (!ctx.config.DEMO || !existsSync(passwordFile(ctx))) return null;
  const password = readFileSync(passwordFile(ctx), 'utf8').trim();
  return { password, people: demonstrationStaff };
}
