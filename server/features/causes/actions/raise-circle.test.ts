import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aSunday, type TestApp, testApp } from '../../../test/app.ts';
import { answerFor, burst, explained, governor, openedOver } from '../../../test/causes.ts';
import { joinedTo } from '../../../test/in-status.ts';
import { dossier, examiner, type Filed, file, move, naser, person } from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => app.turnTo(aSunday));

const agency = 'gov-bns-lu-naser';
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `مواطن ${'ابجدهوزحطي'[index % 10]} محمد` }));

/** A complaint of so many people that Naser works on. */
async function workedOn(count = 1): Promise<Filed> {
  const filed = await file(app, { complainants: people(count) });
  await move(app, examiner, filed, 'refer', { agency });
  await move(app, naser, filed, 'accept');
  return filed;
}
const gather = (filed: Filed, cause: string) => move(app, naser, filed, 'gather', { cause });
const priorityOf = async (filed: Filed) => (await dossier(app, naser, filed)).priority;
const raises = async (filed: Filed) =>
  (await dossier(app, naser, filed)).history.filter(
    ({ verb, by }: { verb: string; by: string }) => verb === 'prioritise' && by === 'system',
  );

describe('complaints of one cause', () => {
  test('all become urgent with the tenth person, each once, and what comes later at once', async () => {
    const [one, two] = [await workedOn(4), await workedOn(5)];
    const id = await openedOver(app, [one, two]);
    expect([await priorityOf(one), await priorityOf(two)]).toEqual(['ordinary', 'ordinary']);
    const tenth = await workedOn();
    const reply = await gather(tenth, id);
    for (const filed of [one, two, tenth]) {
      const [raise, ...more] = await raises(filed);
      expect(raise.details).toMatchObject({ priority: 'urgent', rule: 'people', people: 10 });
      expect(more).toEqual([]);
    }
    expect(reply.version).toBe((await dossier(app, naser, tenth)).version);
    const later = await workedOn();
    await gather(later, id);
    expect(await priorityOf(later)).toBe('urgent');
    expect(await raises(one)).toHaveLength(1);
  });

  test('become critical where a hundred complain, all that are gathered by one request', async () => {
    const filed = [await workedOn(40), await workedOn(40), await workedOn(20)];
    await openedOver(app, filed);
    for (const each of filed) {
      expect(await priorityOf(each)).toBe('critical');
      expect((await raises(each)).at(-1)!.details).toMatchObject({ rule: 'people', people: 100 });
    }
  });

  test('count those who joined one of them, and rise when somebody joins', async () => {
    const [leading, other] = [await workedOn(4), await workedOn(4)];
    await openedOver(app, [leading, other]);
    await joinedTo(app, leading, { complainants: people(2) });
    expect([await priorityOf(leading), await priorityOf(other)]).toEqual(['urgent', 'urgent']);
  });

  test('stay as staff set them where they set them lower', async () => {
    const [lowered, other] = [await workedOn(5), await workedOn(5)];
    const reason = 'عاينا المكان ولا خطر فيه';
    await move(app, governor, lowered, 'prioritise', { priority: 'critical', reason });
    await move(app, governor, lowered, 'prioritise', { priority: 'ordinary', reason });
    await openedOver(app, [lowered, other]);
    expect([await priorityOf(lowered), await priorityOf(other)]).toEqual(['ordinary', 'urgent']);
  });

  test('rise when they go on, where they waited for their complainant meanwhile', async () => {
    const [waits, other] = [await workedOn(5), await workedOn(5)];
    const id = await openedOver(app, [waits]);
    await move(app, naser, waits, 'ask', { question: 'أين المكان بالضبط؟' });
    await gather(other, id);
    expect([await priorityOf(waits), await priorityOf(other)]).toEqual(['ordinary', 'urgent']);
    await person(app, waits, 'supply', { answer: 'أمام المدرسة الابتدائية' });
    expect(await priorityOf(waits)).toBe('urgent');
  });

  test('that were answered no longer count', async () => {
    const first = await workedOn(9);
    const id = await openedOver(app, [first]);
    const { body } = await answerFor(app, naser, id, explained);
    expect(body.answered).toEqual([first.number]);
    const next = await workedOn();
    await gather(next, id);
    expect(await priorityOf(next)).toBe('ordinary');
  });

  test('tell each complainant how many complain of the same cause, and of no other complaint', async () => {
    const [one, other] = [await workedOn(5), await workedOn(5)];
    await openedOver(app, [one, other]);
    const view = await person(app, one);
    const step = view.steps.find(({ verb }: { verb: string }) => verb === 'prioritise');
    expect(step.priority).toEqual({ is: 'urgent', rule: 'people', danger: null, people: 10 });
    expect(JSON.stringify(view)).not.toContain(other.number);
    expect(JSON.stringify(view)).not.toContain(burst.title);
  });
});
