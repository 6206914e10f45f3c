import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { dossier, examiner, type Filed, file, move, person } from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const complainant = {
  name: 'سعاد علي النجار',
  phone: '01001234567',
  email: 'soad.alnaggar@mail.example',
  nationalId: '28706050112358',
  address: 'شارع المدرسة',
};
const reason = 'يلزم سؤال مقدم البلاغ عن أسماء الشهود قبل بدء التحقيق';
const headOfSystem = 'head@system';
const headOfGovernorate = 'head@gov-bns';
const supervisor = 'supervisor@cabinet';

const confidential = (more: object = {}) =>
  file(app, { complainants: [complainant], confidential: true, ...more });

/** Against an employee, whose agency has it. */
async function againstDiwan(): Promise<Filed> {
  const filed = await file(app, {
    complainants: [complainant],
    category: 'employee-conduct',
    agencyComplainedOf: 'gov-bns-diwan',
  });
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-diwan' });
  return filed;
}

const ask = (as: string, { number }: Filed, more: object = {}) =>
  app.call('POST', `/complaints/${number}/openings`, { as, body: { reason, hours: 8, ...more } });
const decide = (as: string, { number }: Filed, no: number, what: 'approve' | 'refuse') =>
  app.call('POST', `/complaints/${number}/openings/${no}/${what}`, {
    as,
    body: what === 'refuse' ? { reason: 'السبب لا يكفي' } : {},
  });
const reveal = (as: string, { number }: Filed, fields = ['name', 'phone']) =>
  app.call('POST', `/complaints/${number}/people/1/reveal`, { as, body: { fields } });
const codeOf = (reply: { status: number; body: { error?: { code: string } } }) =>
  `${reply.status} ${reply.body.error?.code ?? ''}`.trim();

async function opened(filed: Filed, as = examiner, by = headOfSystem): Promise<number> {
  const asked = await ask(as, filed);
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const approved = await decide(by, filed, asked.body.openingNo, 'approve');
  expect(approved.status, JSON.stringify(approved.body)).toBe(200);
  return asked.body.openingNo;
}

describe('opening who complains', () => {
  test('takes two, lasts its time, is told to the person, and ends by itself', async () => {
    const filed = await confidential();
    expect(codeOf(await reveal(examiner, filed))).toBe('403 identity_closed');
    const no = await opened(filed);
    expect((await reveal(examiner, filed)).body).toEqual({
      name: 'سعاد علي النجار',
      phone: '+201001234567',
    });
    expect((await dossier(app, examiner, filed)).people[0].name).toBe('س*** ع*** ا***');
    const { openings } = await person(app, filed);
    expect(openings).toEqual([
      {
        at: app.now.toISOString(),
        until: new Date(app.now.getTime() + 8 * 3_600_000).toISOString(),
        to: {
          agency: expect.objectContaining({ ar: expect.any(String) }),
          role: { ar: 'فاحص', en: 'Examiner' },
        },
        by: { agency: expect.anything(), role: { ar: 'رئيس الجهة', en: 'Head of agency' } },
        reason,
        seenAt: app.now.toISOString(),
      },
    ]);
    expect(JSON.stringify(openings)).not.toContain('موظف');
    const { rows } = await app.database.pool.query(
      `SELECT seq, template FROM notices WHERE complaint_number = $1 AND template = 'identity_opened'`,
      [filed.number],
    );
    expect(rows).toEqual([{ seq: no, template: 'identity_opened' }]);

    app.pass({ hours: 8 });
    expect(codeOf(await reveal(examiner, filed))).toBe('403 identity_closed');
    const after = await dossier(app, examiner, filed);
    expect([after.identity, after.people[0].name, after.openings[0].state]).toEqual([
      'closed',
      null,
      'ended',
    ]);
    expect((await person(app, filed)).openings).toHaveLength(1);
  });

  test('opens to the one who asked, and to no colleague', async () => {
    const filed = await confidential();
    await opened(filed);
    expect(codeOf(await reveal('examiner@system call_agent@system', filed))).toBe(
      '403 identity_closed',
    );
    expect(codeOf(await reveal(headOfSystem, filed))).toBe('403 identity_closed');
  });

  test('is approved by nobody who asked, or lacks the permission', async () => {
    const filed = await confidential();
    const asked = await ask(headOfSystem, filed);
    const no = asked.body.openingNo;
    expect(codeOf(await decide(headOfSystem, filed, no, 'approve'))).toBe('403 own_opening');
    expect(codeOf(await decide(examiner, filed, no, 'approve'))).toBe('403 not_permitted');
    expect((await decide(headOfGovernorate, filed, no, 'approve')).status).toBe(404);
    expect((await decide(supervisor, filed, no, 'approve')).status).toBe(200);
  });

  test('of two who approve at once, one does, and one notice goes out', async () => {
    const filed = await confidential();
    const { openingNo } = (await ask(examiner, filed)).body;
    const both = await Promise.all(
      [headOfSystem, supervisor, headOfSystem].map((as) => decide(as, filed, openingNo, 'approve')),
    );
    expect(both.map(codeOf).sort()).toEqual(['200', '409 opening_decided', '409 opening_decided']);
    const { rows } = await app.database.pool.query(
      `SELECT count(*)::int FROM notices WHERE complaint_number = $1 AND template = 'identity_opened'`,
      [filed.number],
    );
    expect(rows[0].count).toBe(1);
    expect(codeOf(await decide(supervisor, filed, openingNo, 'refuse'))).toBe(
      '409 opening_decided',
    );
  });

  test('refused, it stays closed, and the reason reaches who asked', async () => {
    const filed = await confidential();
    const { openingNo } = (await ask(examiner, filed)).body;
    expect((await decide(headOfSystem, filed, openingNo, 'refuse')).status).toBe(200);
    expect(codeOf(await reveal(examiner, filed))).toBe('403 identity_closed');
    const { openings } = await dossier(app, examiner, filed);
    expect(openings[0]).toMatchObject({ state: 'refused', refusal: 'السبب لا يكفي', mine: true });
    expect((await person(app, filed)).openings).toEqual([]);
  });

  test('is asked once at a time, with a reason, for one of the times that are offered', async () => {
    const filed = await confidential();
    expect((await ask(examiner, filed, { reason: 'لأن' })).body.error.field).toBe('reason');
    expect((await ask(examiner, filed, { hours: 1000 })).status).toBe(400);
    const twice = await Promise.all([ask(examiner, filed), ask(examiner, filed)]);
    expect(twice.map(codeOf).sort()).toEqual(['201', '409 opening_waits']);
    const plain = await file(app, { complainants: [complainant] });
    expect(codeOf(await ask(examiner, plain))).toBe('409 opening_not_needed');
  });

  test('that nobody decides lapses, and can be asked again', async () => {
    const filed = await confidential();
    const { openingNo } = (await ask(examiner, filed)).body;
    app.pass({ hours: 72 });
    expect(codeOf(await decide(headOfSystem, filed, openingNo, 'approve'))).toBe(
      '409 opening_lapsed',
    );
    expect((await ask(examiner, filed)).body.openingNo).toBe(openingNo + 1);
  });

  test('ends with the role by which it was asked, before it is approved and after', async () => {
    const leaver = 'examiner@system counter_clerk@gov-alx';
    const [before, after] = [await confidential(), await confidential()];
    const { openingNo } = (await ask(leaver, before)).body;
    await opened(after, leaver);
    expect((await reveal(leaver, after)).status).toBe(200);
    const { staffId } = (await app.acting(leaver)) as { staffId: string };
    await app.database.pool.query(
      `DELETE FROM staff_roles WHERE staff_id = $1 AND role = 'examiner'`,
      [staffId],
    );
    expect(codeOf(await decide(headOfSystem, before, openingNo, 'approve'))).toBe(
      '409 opening_lapsed',
    );
    expect((await reveal(leaver, after)).status).toBe(404);
  });

  test('is not approved by a colleague to whom the asker lent their roles', async () => {
    const filed = await confidential();
    const { openingNo } = (await ask(headOfSystem, filed)).body;
    const deputy = 'examiner@system referral_officer@system';
    const asker = (await app.acting(headOfSystem)) as { staffId: string };
    const lent = (await app.acting(deputy)) as { staffId: string };
    const from = new Date(app.now.getTime() - 3_600_000);
    const until = new Date(app.now.getTime() + 3_600_000);
    await app.database.pool.query(
      `INSERT INTO delegations (staff_id, to_id, from_at, until_at, made_at) VALUES ($1, $2, $3, $4, $3)`,
      [asker.staffId, lent.staffId, from, until],
    );
    expect(codeOf(await decide(deputy, filed, openingNo, 'approve'))).toBe('403 opening_not_yours');
  });
});

describe('what waits for approval', () => {
  test('is listed for who may decide it, and for nobody else', async () => {
    const filed = await confidential();
    const { openingNo } = (await ask(examiner, filed)).body;
    const listed = async (as: string) => {
      const { body } = await app.call('GET', '/openings', { as });
      return (body.openings as { number: string }[]).filter(
        ({ number }) => number === filed.number,
      );
    };
    expect(await listed(supervisor)).toEqual([
      expect.objectContaining({ openingNo, state: 'waiting', reason, officer: `موظف ${examiner}` }),
    ]);
    expect(await listed(headOfSystem)).toHaveLength(1);
    expect(await listed(headOfGovernorate)).toEqual([]);
    expect((await app.call('GET', '/openings', { as: examiner })).status).toBe(403);
    await decide(supervisor, filed, openingNo, 'approve');
    expect(await listed(supervisor)).toEqual([]);
  });

  test('does not show the agency complained of what is asked about who complains', async () => {
    const filed = await againstDiwan();
    const { openingNo } = (await ask(headOfGovernorate, filed)).body;
    const accused = 'head@gov-bns-diwan';
    const { body } = await app.call('GET', '/openings', { as: accused });
    expect(JSON.stringify(body)).not.toContain(filed.number);
    expect((await dossier(app, accused, filed)).openings).toEqual([]);
    expect(codeOf(await decide(accused, filed, openingNo, 'approve'))).toBe(
      '403 opening_not_yours',
    );
    expect(codeOf(await ask(accused, filed))).toBe('403 identity_not_yours');
    expect((await decide(supervisor, filed, openingNo, 'approve')).status).toBe(200);
    expect((await reveal(headOfGovernorate, filed)).status).toBe(200);
  });

  test('comes in pages that neither repeat nor leave out', async () => {
    const filings: Filed[] = [];
    for (let index = 0; index < 52; index += 1) {
      const filed = await confidential({ place: undefined });
      await move(app, examiner, filed, 'refer', { agency: 'gov-alx' });
      filings.push(filed);
    }
    const asker = 'head@cabinet';
    for (const filed of filings) await ask(asker, filed);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await app.call('GET', `/openings${next && `?after=${next}`}`, {
        as: supervisor,
      });
      seen.push(...body.openings.map(({ number }: Filed) => number));
      next = body.next;
    }
    const mine = seen.filter((number) => filings.some((filed) => filed.number === number));
    expect([...mine].sort()).toEqual(filings.map(({ number }) => number).sort());
    const wrong = await app.call('GET', '/openings?after=x', { as: supervisor });
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'after']);
  });
});
