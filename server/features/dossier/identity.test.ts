import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  answered,
  centre,
  centreJudge,
  dossier,
  examiner,
  type Filed,
  file,
  move,
  naser,
  referred,
} from '../../test/journey.ts';
import { mergeAgency } from '../agencies/actions/merge-agency.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const complainant = {
  name: { first: 'سعاد', father: 'علي', family: 'النجار' },
  phone: '01001234567',
  email: 'soad.alnaggar@mail.example',
  nationalId: '28706050112358',
  address: 'شارع المدرسة',
};
const filing = (more: object = {}) => ({ complainants: [complainant], ...more });

async function seen(as: string, filed: Filed) {
  const { people } = await dossier(app, as, filed);
  return people[0];
}
const nobody = { name: null, phone: null, email: null, nationalId: null, address: null };

const masked = { name: 'س*** ع*** ا***', phone: '*** *** 4567', email: 's***@mail.example' };

describe('who complains', () => {
  test('is shown masked to who must reach them, and only what their role shows', async () => {
    const filed = await file(app, filing());
    const person = await seen(examiner, filed);
    expect(person).toMatchObject({ ...masked, nationalId: '***********358', address: '***' });
    expect(JSON.stringify(person)).not.toMatch(/01234567|28706050112|سعاد|المدرسة|soad/);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    const { people, identityFields } = await dossier(app, naser, filed);
    expect(people[0]).toMatchObject({ ...masked, nationalId: null, address: '***' });
    expect(identityFields).toEqual(['name', 'phone', 'email', 'address', 'voice']);
  });

  test('is not shown to who judges, supervises, or had it before', async () => {
    const filed = await answered(app, filing());
    for (const as of [centreJudge, 'judge@gov-bns', 'supervisor@gov-bns', centre, examiner]) {
      expect(await seen(as, filed), as).toMatchObject(nobody);
    }
  });

  test('is shown to the colleague who registered them, wherever it went', async () => {
    const agent = 'call_agent@system';
    const filed = await file(app, filing(), agent);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    expect(await seen(agent, filed)).toMatchObject(masked);
  });
});

describe('in a confidential complaint', () => {
  const confidential = filing({ confidential: true });

  test('nobody is shown by a role alone, neither below nor above, nor to who registered it', async () => {
    const filed = await file(app, confidential, 'call_agent@system');
    for (const as of [examiner, 'call_agent@system', 'head@system', 'head@cabinet']) {
      expect(await seen(as, filed), as).toMatchObject(nobody);
    }
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    for (const as of [naser, 'head@gov-bns-lu-naser', 'head@gov-bns']) {
      expect((await dossier(app, as, filed)).identity, as).toBe('closed');
      expect(await seen(as, filed), as).toMatchObject(nobody);
    }
  });

  test('a subject that is confidential makes it so without being asked', async () => {
    const filed = await file(app, filing({ category: 'corruption' }));
    expect((await dossier(app, examiner, filed)).identity).toBe('closed');
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-diwan' });
    expect((await dossier(app, 'head@gov-bns-diwan', filed)).confidential).toBe(true);
    expect(await seen('head@gov-bns-diwan', filed)).toMatchObject(nobody);
  });

  test('a subject found out to be about an employee makes it so from then on', async () => {
    const filed = await file(app, filing());
    const order = { agency: 'gov-bns-diwan', category: 'employee-conduct' };
    await move(app, examiner, filed, 'refer', order);
    expect((await dossier(app, 'head@gov-bns', filed)).identity).toBe('closed');
    expect((await dossier(app, 'head@gov-bns-diwan', filed)).identity).toBe('kept');
  });
});

describe('the agency complained of', () => {
  test('never sees who complained, though it has to answer and nothing is confidential', async () => {
    const filed = await referred(app, filing({ agencyComplainedOf: 'gov-bns-lu-naser' }));
    for (const role of ['agency_officer', 'head', 'examiner']) {
      const as = `${role}@gov-bns-lu-naser`;
      expect((await dossier(app, as, filed)).identity, role).toBe('complained_of');
      expect(await seen(as, filed), role).toMatchObject(nobody);
    }
    expect(await seen('head@gov-bns', filed)).toMatchObject(masked);
  });

  test('nor does anyone who works there as well as above, or who registered it there', async () => {
    const against = filing({ agencyComplainedOf: 'gov-bns-lu-naser' });
    const both = 'head@gov-bns agency_officer@gov-bns-lu-naser';
    expect(await seen(both, await referred(app, against))).toMatchObject(nobody);
    const clerk = 'counter_clerk@gov-bns-lu-naser';
    expect(await seen(clerk, await file(app, against, clerk))).toMatchObject(nobody);
  });

  test('nor does its staff after it was merged into another', async () => {
    const accused = 'gov-bns-dir-vet';
    const filed = await file(app, filing({ agencyComplainedOf: accused }));
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-dir-agriculture' });
    const successor = 'head@gov-bns-dir-agriculture';
    expect(await seen(successor, filed)).toMatchObject(masked);
    const administrator = await app.acting('administrator@cabinet');
    await mergeAgency(app.ctx, administrator, { code: accused, into: 'gov-bns-dir-agriculture' });
    expect(await seen(successor, filed)).toMatchObject(nobody);
  });
});

test('the name of an officer is for their own agency and those above it', async () => {
  const filed = await answered(app);
  const officers = async (as: string) => {
    const { history } = await dossier(app, as, filed);
    const { officer } = history.find(({ verb }: { verb: string }) => verb === 'answer');
    return officer;
  };
  expect(await officers(naser)).toContain('agency_officer');
  expect(await officers('head@gov-bns')).toContain('agency_officer');
  expect(await officers(centreJudge)).toBeNull();
  expect(await officers(examiner)).toBeNull();
});
