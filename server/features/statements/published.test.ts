import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { playMonth, publishedMonths } from '../../test/published-statement.ts';
import { countFigures } from '../figures/index.ts';

/*
 * The months that the system published, played with a complaint for each thousand: the statement says what
 * was published, to the rounding in which it was.
 */

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  for (const month of publishedMonths) await playMonth(app, month);
  app.turnTo(new Date('2026-02-10T08:00:00Z'));
  await countFigures(app.ctx);
}, 360_000);
afterAll(() => app.close());

async function statementOf(month: string) {
  const path = `/figures/statement?month=${month}&agency=cabinet`;
  const { status, body } = await app.call('GET', path, { as: 'supervisor@cabinet' });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

const plain = (text: string) => text.replaceAll(/[\u061c\u200e\u200f\u2066-\u2069]/g, '');
const percentOf = (part: number, whole: number) => Math.round((part * 1000) / whole) / 10;

describe.each(publishedMonths)('the statement of $month', (published) => {
  const { month, received, referred, dismissed, incomplete, ministriesShare } = published;

  test('says what was received, referred, dismissed and incomplete, and each as a share', async () => {
    const { now, ofReceived, over } = await statementOf(month);
    expect(over).toBe(true);
    expect(now.figures).toMatchObject({ received, referred, dismissed, incomplete });
    for (const [figure, count] of Object.entries({ referred, dismissed, incomplete })) {
      expect(ofReceived[figure]).toEqual({
        ...{ numerator: count, denominator: received },
        percent: percentOf(count, received),
      });
    }
  });

  test('divides what was referred so that the shares of kinds of agency add up to a hundred', async () => {
    const { groups, addsUp } = await statementOf(month);
    const shares = groups.map(({ share }: { share: { percent: number } }) => share.percent);
    expect(Math.round(shares.reduce((sum: number, each: number) => sum + each, 0) * 10)).toBe(1000);
    expect(addsUp).toBe(true);
    const [ministries] = groups;
    expect(ministries).toMatchObject({ group: 'ministry', share: { denominator: referred } });
    if (ministriesShare !== null) {
      expect(Math.round(ministries.share.percent)).toBe(Math.round(ministriesShare * 100));
    }
  });

  test('names the nine ministries with 86 to 89 of a hundred of all ministries', async () => {
    const { leading } = await statementOf(month);
    expect(leading.agencies).toHaveLength(9);
    expect(leading.share.percent).toBeGreaterThanOrEqual(86);
    expect(leading.share.percent).toBeLessThanOrEqual(89);
    const codes = leading.agencies.map(({ agency }: { agency: { code: string } }) => agency.code);
    expect(codes).toContain('min-interior');
    expect(codes).not.toContain('min-transport');
  });

  test('its words say the same figures in both languages', async () => {
    const { text } = await statementOf(month);
    for (const language of ['ar', 'en'] as const) {
      const said = plain(text[language].join('\n'));
      for (const count of [received, referred, dismissed]) expect(said).toContain(`${count}`);
      expect(said).toContain(`${percentOf(referred, received)}%`);
      expect(said).toContain(`${percentOf(dismissed, received)}%`);
    }
  });
});
