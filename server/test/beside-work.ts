import { sql } from 'kysely';
import { markDelivery, markSent, startSending } from '../features/notices/queries.ts';
import type { TestApp } from './app.ts';
import { accepted, examiner, type Filed, file, naser, person } from './journey.ts';
import { issueKey, naserHead } from './partner-keys.ts';

/*
 * What is done beside the moves of complaints, and entered in the ledger row by row: identities asked for
 * and seen, notes, notices, calls, and what administrators change.
 */

const administrator = 'administrator@cabinet';
const second = 'administrator@cabinet auditor@cabinet';

/** @returns a complaint that was noted and looked at, and a confidential one whose person was asked for */
export async function workBeside(app: TestApp): Promise<{ noted: Filed; asked: Filed }> {
  const noted = await accepted(app);
  await must(app, 'POST', `/complaints/${noted.number}/notes`, naser, { text: 'يُسأل الحي أولًا' });
  await must(app, 'POST', `/complaints/${noted.number}/notes`, naser, { text: 'رد الحي شفهيًا' });
  await must(app, 'POST', `/complaints/${noted.number}/people/1/reveal`, naser, {
    fields: ['name'],
  });
  const hidden = { after: 0, stretches: [{ from: 0, to: 4, kind: 'name' }] };
  const { number } = await file(app);
  await must(app, 'POST', `/complaints/${number}/redactions/texts/text`, examiner, hidden);
  await must(app, 'POST', '/callers', 'call_agent@system', { phone: '01001234567' });
  const asked = await askForPerson(app);
  await askToBeErased(app);
  await administer(app);
  await tell(app);
  return { noted, asked };
}

async function must(
  app: TestApp,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  as: string,
  body: object,
) {
  const reply = await app.call(method, path, { as, body });
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** One opening is granted and used, one refused, one waits. */
async function askForPerson(app: TestApp): Promise<Filed> {
  const filed = await file(app, { confidential: true });
  const path = `/complaints/${filed.number}/openings`;
  const asking = { reason: 'يلزم سؤال مقدم الشكوى عن الشهود', hours: 8 };
  const { openingNo: granted } = await must(app, 'POST', path, examiner, asking);
  await must(app, 'POST', `${path}/${granted}/approve`, 'head@system', {});
  await must(app, 'POST', `/complaints/${filed.number}/people/1/reveal`, examiner, {
    fields: ['phone'],
  });
  const other = await file(app, { confidential: true });
  const otherPath = `/complaints/${other.number}/openings`;
  const { openingNo: refused } = await must(app, 'POST', otherPath, examiner, asking);
  await must(app, 'POST', `${otherPath}/${refused}/refuse`, 'head@system', { reason: 'لا يلزم' });
  await must(app, 'POST', otherPath, examiner, asking);
  return filed;
}

/** One who withdrew asks and is refused, another waits. */
async function askToBeErased(app: TestApp): Promise<void> {
  const [one, other] = [await file(app), await file(app)];
  for (const filed of [one, other]) {
    await person(app, filed, 'withdraw', { reason: 'انتهى الأمر' });
    const { number, code } = filed;
    const asked = await app.call('POST', '/tracking/erasure', { body: { number, code } });
    if (asked.status >= 300) throw new Error(JSON.stringify(asked.body));
  }
  const refusal = { reason: 'ما زالت محل تحقيق' };
  await must(app, 'POST', `/complaints/${one.number}/erasure/refuse`, 'head@system', refusal);
}

async function administer(app: TestApp): Promise<void> {
  const { id } = await issueKey(app);
  await must(app, 'POST', `/partner-keys/${id}/revoke`, naserHead, {});
  const texts = { ar: { sms: 'وصلت شكواك {number} ورمزها {code}: {link}' } };
  await must(app, 'PUT', '/notice-templates/received', administrator, { texts });
  await must(app, 'PATCH', '/settings', administrator, { hotline: '16528' });
  const { staffId } = (await app.acting(naser)) as { staffId: string };
  const { staffId: substitute } = (await app.acting('call_agent@gov-bns-lu-naser')) as {
    staffId: string;
  };
  const day = (offset: number) =>
    new Date(app.now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  await must(app, 'POST', '/delegations', naser, { to: substitute, from: day(1), until: day(2) });
  await must(app, 'PATCH', `/staff/${staffId}`, administrator, { name: 'موظف ناصر' });
  const merger = { code: 'gov-bns-lu-fashn', into: 'gov-bns-lu-beba' };
  const asked = { kind: 'merge_agency', order: merger, reason: 'صدر به قرار وزاري' };
  const approval = await must(app, 'POST', '/approvals', administrator, asked);
  await must(app, 'POST', `/approvals/${approval.id}/decision`, second, { approve: true });
}

/** Some notices go out, one of them arrives, one fails, and others wait. */
async function tell(app: TestApp): Promise<void> {
  const { rows } = await sql<{ complaint_number: string; seq: number; template: 'received' }>`
    SELECT complaint_number, seq, template FROM notices WHERE state = 'queued'
    ORDER BY complaint_number, seq LIMIT 6`.execute(app.ctx.db);
  for (const [at, { complaint_number: complaintNumber, seq, template }] of rows.entries()) {
    const key = { complaintNumber, seq, complainantNo: 1, template };
    if ((await startSending(app.ctx.db, key)) === undefined) throw new Error('nothing to send');
    const sent = { language: 'ar', way: 'sms', carrier: 'smpp', providerId: `p-${at}` } as const;
    await markSent(app.ctx.db, key, app.now, sent);
    if (at > 2) continue;
    const state = at === 0 ? 'failed' : 'delivered';
    await markDelivery(app.ctx.db, { providerId: `p-${at}`, state, at: app.now });
  }
}
