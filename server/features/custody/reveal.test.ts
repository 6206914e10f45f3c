import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { examiner, type Filed, file, move } from '../../test/journey.ts';

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
const reveal = (as: string, { number }: Filed, fields = ['name', 'phone']) =>
  app.call('POST', `/complaints/${number}/people/1/reveal`, { as, body: { fields } });
const codeOf = (reply: { status: number; body: { error?: { code: string } } }) =>
  `${reply.status} ${reply.body.error?.code ?? ''}`.trim();

describe('showing a field whole', () => {
  test('is an act of its own, recorded with who, which fields and when', async () => {
    const filed = await file(app, { complainants: [complainant] });
    const shown = await reveal(examiner, filed, ['phone', 'nationalId', 'phone']);
    expect(shown.body).toEqual({ phone: '+201001234567', nationalId: '28706050112358' });
    const { rows } = await app.database.pool.query(
      `SELECT fields, role, at, opening_no, staff.name FROM identity_views
       JOIN staff ON staff.id = staff_id WHERE complaint_number = $1`,
      [filed.number],
    );
    const record = { fields: ['phone', 'nationalId'], role: 'examiner', at: app.now };
    expect(rows).toEqual([{ ...record, opening_no: null, name: `موظف ${examiner}` }]);
    await expect(app.database.pool.query('DELETE FROM identity_views')).rejects.toThrow(
      /permission denied/,
    );
  });

  test('stands in the ledger as a view, without saying whose and of what', async () => {
    const filed = await file(app, { complainants: [complainant] });
    await reveal(examiner, filed, ['name']);
    const { rows } = await app.database.pool.query(
      `SELECT type, parts FROM ledger_events WHERE complaint_number = $1`,
      [filed.number],
    );
    expect(rows).toEqual([
      {
        type: 'view',
        parts: { row: expect.objectContaining({ of: 'identity_views', fields: ['name'] }) },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('سعاد');
  });

  test('is refused field by field to who needs only some', async () => {
    const filed = await file(app, { complainants: [complainant] });
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    const officer = 'agency_officer@gov-bns-lu-naser';
    expect((await reveal(officer, filed)).body).toMatchObject({ name: 'سعاد علي النجار' });
    const refused = await reveal(officer, filed, ['name', 'nationalId']);
    expect([codeOf(refused), refused.body.error.field]).toEqual([
      '403 identity_not_yours',
      'fields.1',
    ]);
    expect(codeOf(await reveal('judge@gov-bns', filed))).toBe('403 identity_not_yours');
    expect((await reveal('agency_officer@gov-bns-lu-beba', filed)).status).toBe(404);
  });
});
