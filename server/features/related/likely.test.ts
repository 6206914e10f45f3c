import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { beba, burst, governor, openedOver } from '../../test/causes.ts';
import { examiner, type Filed, file, move, naser } from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const agency = 'gov-bns-lu-naser';
const main = 'كسر في ماسورة المياه الرئيسية بشارع المحطة والشارع غارق';
/** Far from everything else. */
let far = 0;
const elsewhere = () => {
  far += 1;
  return { place: 'eg-bns-naser', position: { lat: 24 - far / 10, lon: 32.9 } };
};
const north = ({ position }: ReturnType<typeof elsewhere>, metres: number) => ({
  ...{ place: 'eg-bns-naser', position: { ...position, lat: position.lat + metres / 111_195 } },
});

async function held(more: object, at = agency): Promise<Filed> {
  const filed = await file(app, { category: 'water-outage', text: main, ...more });
  await move(app, examiner, filed, 'refer', { agency: at });
  return filed;
}
async function likely(as: string, { number }: Filed) {
  const reply = await app.call('GET', `/complaints/${number}/likely-same-cause`, { as });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.body.complaints;
}
const ofCause = async (as: string, id: string) =>
  (await app.call('GET', `/causes/${id}/likely`, { as })).body.complaints;
const numbersOf = (rows: readonly Filed[]) => rows.map(({ number }) => number);

describe('complaints that seem to have one cause', () => {
  test('are near and of one subject, or tell of the same in other words; the likeliest first', async () => {
    const here = elsewhere();
    const other = { text: 'الصنابير جافة من الفجر ولا قطرة تصلنا' };
    const ours = await held(here);
    const told = await held({
      ...north(here, 200),
      text: 'ماسوره مياه مكسورة وشارع المحطه غارق',
      category: 'road-damage',
    });
    const subject = await held({ ...north(here, 600), ...other });
    const neither = await held({ ...north(here, 100), ...other, category: 'road-damage' });
    const distant = await held({ ...north(here, 1200), ...other });
    const both = await held(north(here, 50));
    const rows = await likely(naser, ours);
    const numbers = numbersOf(rows);
    expect(numbers[0]).toBe(both.number);
    expect(numbers).toEqual(expect.arrayContaining([told.number, subject.number]));
    expect(numbers).not.toContain(neither.number);
    expect(numbers).not.toContain(distant.number);
    expect(rows[0]).toMatchObject({ sameSubject: true, alike: true, holder: { code: agency } });
    expect(rows[0].metres).toBeCloseTo(50, -1);
    expect(rows.find(({ number }: Filed) => number === told.number)).toMatchObject({
      ...{ sameSubject: false, alike: true },
    });
  });

  test('can be gathered as they are shown, and then are offered no more', async () => {
    const here = elsewhere();
    const [ours, other, later] = [
      await held(here),
      await held(north(here, 30)),
      await held(north(here, 60)),
    ];
    const [row] = (await likely(naser, ours)).filter((each: Filed) => each.number === other.number);
    const also = [{ number: row.number, version: row.version }];
    const { cause } = await move(app, naser, ours, 'open-cause', { ...burst, also });
    expect(numbersOf(await ofCause(naser, cause))).toContain(later.number);
    expect(numbersOf(await ofCause(naser, cause))).not.toContain(other.number);
    expect(numbersOf(await likely(naser, later))).not.toContain(other.number);
    await app.call('POST', `/causes/${cause}/end`, {
      ...{ as: naser, body: { state: 'solved', how: 'أُصلح الخط' } },
    });
    expect(await ofCause(naser, cause)).toEqual([]);
  });

  test('are those that the reader may gather, within the reach of the cause', async () => {
    const here = elsewhere();
    const ours = await held(here);
    const theirs = await held(north(here, 30), 'gov-bns-lu-beba');
    expect(numbersOf(await likely(naser, ours))).not.toContain(theirs.number);
    expect(numbersOf(await likely(governor, ours))).toContain(theirs.number);
    const unseen = await app.call('GET', `/complaints/${ours.number}/likely-same-cause`, {
      as: beba,
    });
    expect(unseen.status).toBe(404);
    const [own, whole] = [await held(here), await held(here)];
    const cause = await openedOver(app, [own]);
    expect(numbersOf(await ofCause(governor, cause))).not.toContain(theirs.number);
    const wide = await openedOver(app, [whole], governor);
    expect(numbersOf(await ofCause(governor, wide))).toContain(theirs.number);
  });

  test('are none that came ninety days before, nor any that ended', async () => {
    const here = elsewhere();
    const old = await held(here);
    app.pass({ days: 91 });
    const ours = await held(here);
    const ended = await file(app, { category: 'water-outage', text: main, ...here });
    const explanation = 'ليست من اختصاصنا';
    await move(app, examiner, ended, 'dismiss', { reason: 'cause_gone', explanation });
    const numbers = numbersOf(await likely(naser, ours));
    expect(numbers).not.toContain(old.number);
    expect(numbers).not.toContain(ended.number);
  });
});
