import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { runningPostgres } from '../server/platform/db/running-postgres.ts';
import { countedMonth } from './counted-month.ts';
import { type PoisonedComplaints, unit, words, writeComplaints } from './poisoned-complaints.ts';
import type { Requests } from './staff.ts';
import type { World } from './world.ts';

/*
 * What a world for looking at pages lacks so that every text the contract takes is written by somebody: what
 * administrators write, and complaints gone the rarer ways. Bodies are plain; the world puts its scripts into
 * them.
 */

const inBoth = { ar: words, en: 'Written by somebody' };

/** What there is beside the world: of everything that can be changed one as it was made, and one changed. */
export type PoisonedWorld = PoisonedComplaints & {
  readonly categories: readonly string[];
  readonly initiatives: readonly string[];
  readonly agency: string;
  readonly role: string;
  readonly staff: string;
  readonly key: string;
};

/** @param dataDir of the world */
export async function writeEverywhere(world: World, dataDir: string): Promise<PoisonedWorld> {
  const admin = world.api.as('admin');
  const agency = 'gov-bns-scripts';
  const categories = ['scripts', 'scripts-changed'] as const;
  const initiatives = ['scripts', 'scripts-changed'] as const;
  await writeDirectory(admin, agency);
  await writeCategories(admin, categories);
  await writeInitiatives(admin, initiatives);
  const counts = { basis: 'cohort', numerator: 'verified', denominator: 'appealed', better: 'up' };
  await admin.post('/indicators', { code: 'scripts', nameAr: words, nameEn: words, ...counts });
  const changed = await writeRoles(world);
  await refuseInWords(world, dataDir);
  await writeInstallation(admin);
  await writeDesk(world);
  await writeCall(world, dataDir);
  const written = await writeComplaints(world, categories[0]);
  return { ...written, ...changed, agency, categories, initiatives };
}

async function writeDirectory(admin: Requests, agency: string): Promise<void> {
  await admin.post('/agencies', {
    ...{ code: agency, parent: 'gov-bns', kind: 'office', place: 'eg-bns-naser' },
    ...{ nameAr: words, nameEn: words, sectors: ['local'] },
  });
  await admin.post(`/agencies/${unit}/rename`, { nameAr: 'الوحدة المحلية', nameEn: 'Local unit' });
  const year = new Date().getUTCFullYear();
  const days = {
    ...{ kind: 'closure', firstDay: `${year}-12-30`, lastDay: `${year}-12-31` },
    ...{ nameAr: words, nameEn: words, decree: words },
  };
  await admin.post(`/agencies/${agency}/calendar/effect`, days);
  await admin.post(`/agencies/${agency}/calendar/days`, days);
}

async function writeCategories(
  admin: Requests,
  [made, changed]: readonly [string, string],
): Promise<void> {
  const category = {
    ...{ sector: 'local', leadAgencyKind: 'local_unit', targetWorkingHours: 40 },
    evidenceRule: { photosAfter: 1, documents: 0, documentKinds: [], nearMetres: null },
    ...{ urgent: false, confidential: false, objectionDays: 5, active: true },
    ...{ nameAr: words, nameEn: words, wordsAr: words, wordsEn: words },
  };
  for (const code of [made, changed]) await admin.post('/categories', { code, ...category });
  await admin.put(`/categories/${changed}`, category);
}

async function writeInitiatives(
  admin: Requests,
  [made, changed]: readonly [string, string],
): Promise<void> {
  const initiative = {
    ...{ nameAr: words, nameEn: words, purposeAr: words, purposeEn: words },
    ...{ supervisor: 'min-local', firstDay: '2026-01-01', lastDay: null, open: true },
    ...{ kinds: [], channels: [], categories: [] },
  };
  for (const code of [made, changed]) await admin.post('/initiatives', { code, ...initiative });
  await admin.put(`/initiatives/${changed}`, initiative);
}

async function writeRoles({ api }: World) {
  const admin = api.as('admin');
  const role = 'scripted';
  const made = { code: role, title: inBoth, hint: inBoth, permissions: ['readComplaints'] };
  await admin.post('/roles', made);
  await admin.patch(`/roles/${role}`, { title: inBoth, hint: inBoth });
  const { id: staff } = await admin.post<{ id: string }>('/staff', {
    ...{ name: words, email: 'scripted@insaf.example' },
    roles: [{ role, agency: unit }],
  });
  await admin.patch(`/staff/${staff}`, { name: words });
  const head = api.as('head.bns');
  const { id: key } = await head.post<{ id: string }>('/partner-keys', {
    ...{ name: words, agency: 'gov-bns', reach: 'below', permissions: ['readComplaints'] },
    expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  });
  await head.patch(`/partner-keys/${key}`, { name: words });
  return { role, staff, key };
}

/** What takes two is refused by a second administrator, made as the first one of an installation is. */
async function refuseInWords({ api, password }: World, dataDir: string): Promise<void> {
  const insaf = join(import.meta.dirname, '..', 'server', 'insaf.ts');
  const create = ['staff', 'create', '--name', 'منى', '--email', 'second@insaf.example'];
  const as = ['--role', 'administrator@cabinet', '--password-stdin'];
  execFileSync(process.execPath, [insaf, ...create, ...as], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    input: `${password}\n`,
  });
  const { approvals } = await api
    .as('admin')
    .get<{ approvals: { id: string }[] }>('/approvals?list=asked');
  const decision = { approve: false, words };
  await api.as('second').post(`/approvals/${approvals[0]!.id}/decision`, decision);
}

/** Somebody whom no message reaches is called, as two working days after it was settled. */
async function writeCall({ api, complaints }: World, dataDir: string): Promise<void> {
  const { number } = complaints.settled;
  const client = new pg.Client({ connectionString: runningPostgres(dataDir)! });
  await client.connect();
  await client.query(
    `UPDATE satisfaction_questions SET state = 'asked', way = 'call', asked_at = now(), call_since = now(),
       closes_at = now() + interval '9 days', complainant_no = 1, next_at = NULL
     WHERE complaint_number = $1`,
    [number],
  );
  await client.end();
  const agent = api.as('agent');
  await agent.post(`/satisfaction-calls/${number}/claim`);
  const said = { outcome: 'graded', grade: 2, removed: 'no', words };
  await agent.post(`/satisfaction-calls/${number}/outcome`, said);
}

async function writeInstallation(admin: Requests): Promise<void> {
  await admin.patch('/settings', {
    ...{ name: inBoth, address: inBoth, hours: inBoth, hotline: '16528' },
    banner: { text: inBoth, until: null },
  });
  const text = '{number} {link} {claim} {until}';
  const parts = { sms: text, subject: text, text };
  const texts = { ar: parts, en: parts };
  await admin.post('/notice-templates/preview', { template: 'settled', texts });
  await admin.put('/notice-templates/settled', { texts });
}

async function writeDesk({ api }: World): Promise<void> {
  const examiner = api.as('examiner');
  const view = { name: words, query: 'status=received' };
  await examiner.post('/views', view);
  const { id } = await examiner.post<{ id: string }>('/views', view);
  await examiner.patch(`/views/${id}`, { name: words });
  await examiner.post('/me/work/remarks', { agency: 'system', month: countedMonth, words });
}
