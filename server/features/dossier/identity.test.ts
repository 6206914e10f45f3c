import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { staffOf } from '../../test/in-status.ts';
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

describe('who complains', () => {
  test('is shown to who must reach them, with all but the last digits masked', async () => {
    const filed = await referred(app, filing());
    const person = await seen(naser, filed);
    expect(person).toMatchObject({
      name: 'سعاد علي النجار',
      nationalId: '**********2358',
      email: 's***@mail.example',
      address: 'شارع المدرسة',
    });
    expect(person.phone).toMatch(/^[^1-9]*.*\*{3,}.*67$/);
    expect(JSON.stringify(person)).not.toMatch(/01234567|287060501/);
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
    expect(await seen(agent, filed)).toMatchObject({ name: 'سعاد علي النجار' });
  });
});

describe('in a confidential complaint', () => {
  const confidential = filing({ confidential: true });

  test('the agency that has to answer sees nobody, by whatever role', async () => {
    const filed = await referred(app, confidential);
    for (const role of ['agency_officer', 'head', 'examiner']) {
      expect(await seen(`${role}@gov-bns-lu-naser`, filed), role).toMatchObject(nobody);
    }
    await move(app, naser, filed, 'accept');
    expect(await seen(staffOf.unit, filed)).toMatchObject(nobody);
  });

  test('who examines it, and who stands above the agency that answers, can reach the person', async () => {
    const filed = await file(app, confidential);
    expect(await seen(examiner, filed)).toMatchObject({ name: 'سعاد علي النجار' });
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    expect(await seen('head@gov-bns', filed)).toMatchObject({ name: 'سعاد علي النجار' });
  });

  test('a subject that is confidential makes it so without being asked', async () => {
    const filed = await file(app, filing({ category: 'corruption' }));
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-diwan' });
    expect((await dossier(app, 'head@gov-bns-diwan', filed)).confidential).toBe(true);
    expect(await seen('head@gov-bns-diwan', filed)).toMatchObject(nobody);
  });
});

describe('the agency complained of', () => {
  test('never sees who complained, though it has to answer and nothing is confidential', async () => {
    const filed = await referred(app, filing({ agencyComplainedOf: 'gov-bns-lu-naser' }));
    for (const role of ['agency_officer', 'head', 'examiner']) {
      expect(await seen(`${role}@gov-bns-lu-naser`, filed), role).toMatchObject(nobody);
    }
    expect(await seen('head@gov-bns', filed)).toMatchObject({ name: 'سعاد علي النجار' });
  });

  test('nor does anyone who works there as well as above', async () => {
    const filed = await referred(app, filing({ agencyComplainedOf: 'gov-bns-lu-naser' }));
    const both = 'head@gov-bns agency_officer@gov-bns-lu-naser';
    expect(await seen(both, filed)).toMatchObject(nobody);
  });

  test('nor does its staff after it was merged into another', async () => {
    const accused = 'gov-bns-dir-vet';
    const filed = await file(app, filing({ agencyComplainedOf: accused }));
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-dir-agriculture' });
    const successor = 'head@gov-bns-dir-agriculture';
    expect(await seen(successor, filed)).toMatchObject({ name: 'سعاد علي النجار' });
    const merged = await app.call('POST', `/agencies/${accused}/merge`, {
      as: 'administrator@cabinet',
      body: { into: 'gov-bns-dir-agriculture' },
    });
    expect(merged.status).toBe(200);
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
