import { expect, test } from 'vitest';
import { type Act, actsOf, type Entry } from './acts-of.ts';

const centre = 1;
const unit = 2;
const staff: Record<number, string> = { [centre]: 'examiner', [unit]: 'officer' };
const told: Partial<Entry> = { staffId: null, agencyId: null };

/** Entries an hour apart, in hours since 1970; by the staff of the agency that had it, unless said. */
function journey(...entries: [Entry['verb'], string, number, Partial<Entry>?][]): Entry[] {
  return entries.map(([verb, to, holderId, more = {}], index) => {
    const by = entries[index - 1]?.[2] ?? holderId;
    return {
      ...{ at: index, verb, to, holderId, categoryId: 7, dueAt: null, behalfOf: null, grade: null },
      ...{ staffId: staff[by]!, agencyId: by },
      ...more,
    };
  });
}
const acts = (entries: Entry[]) => actsOf({ number: '1', entries });
const the = (verb: Act['verb'], of: Act[]) => of.find((act) => act.verb === verb)!;

const answeredOnce = [
  ['receive', 'received', centre, told],
  ['refer', 'referred', unit],
  ['accept', 'in_progress', unit],
  ['answer', 'answered', unit],
] as const;

test('an act takes from when the complaint came to its agency, and accepting it begins nothing anew', () => {
  const done = acts(journey(...(answeredOnce as never as Parameters<typeof journey>)));
  expect(done.map(({ verb, staffId, since }) => [verb, staffId, since])).toEqual([
    ['refer', 'examiner', 0],
    ['accept', 'officer', 1],
    ['answer', 'officer', 1],
  ]);
});

test('what the person supplies begins the time of their officer anew', () => {
  const done = acts(
    journey(
      ['receive', 'received', centre, told],
      ['askComplainant', 'incomplete', centre],
      ['supply', 'received', centre, told],
      ['refer', 'referred', unit],
    ),
  );
  expect(the('askComplainant', done).since).toBe(0);
  expect(the('refer', done).since).toBe(2);
});

test('judging takes from the reply on, and what was sent back takes from then', () => {
  const done = acts(
    journey(
      ...(answeredOnce as never as Parameters<typeof journey>),
      ['returnReply', 'in_progress', unit, { staffId: 'judge', agencyId: centre }],
      ['answer', 'answered', unit],
      ['settle', 'settled', unit, { staffId: 'judge', agencyId: centre }],
      ['confirm', 'closed', unit, { ...told, grade: 2 }],
    ),
  );
  const [first, second] = done.filter(({ verb }) => verb === 'answer');
  expect(first).toMatchObject({ since: 1, returnedAt: 4, settled: false, grade: null });
  expect(second).toMatchObject({ since: 4, returnedAt: null, settled: true });
  expect(second!.grade).toEqual({ given: 2, at: 7 });
  expect(the('returnReply', done)).toMatchObject({ staffId: 'judge', since: 3 });
  expect(the('settle', done)).toMatchObject({ since: 5, grade: null });
});

test('an appeal that is upheld overturns the dismissal that it was against, and no other', () => {
  const dismissals = (by: Entry['verb'], to: string, holder: number) =>
    acts(
      journey(
        ['receive', 'received', centre, told],
        ['dismiss', 'dismissed', centre],
        ['appeal', 'received', 3, told],
        [by, to, holder, { staffId: 'senior', agencyId: 3 }],
      ),
    ).filter(({ verb }) => verb === 'dismiss');
  expect(dismissals('refer', 'referred', unit).map(({ upheld }) => upheld)).toEqual([true]);
  expect(dismissals('dismiss', 'dismissed', 3).map(({ upheld }) => upheld)).toEqual([false, false]);
});

test('a settlement that is overturned is counted with who settled, and with who had replied', () => {
  const done = acts(
    journey(
      ...(answeredOnce as never as Parameters<typeof journey>),
      ['settle', 'settled', unit, { staffId: 'judge', agencyId: centre }],
      ['appeal', 'received', 3, told],
      ['refer', 'referred', unit, { staffId: 'senior', agencyId: 3 }],
    ),
  );
  expect(the('settle', done).upheld).toBe(true);
  expect(the('answer', done)).toMatchObject({ reopened: true, upheld: false });
});

test('what a job or a complainant did is nobody’s work', () => {
  expect(
    acts(
      journey(
        ['receive', 'received', centre, told],
        ['prioritise', 'received', centre],
        ['withdraw', 'withdrawn', centre, told],
      ),
    ),
  ).toEqual([]);
});

test('registering takes no time', () => {
  expect(acts(journey(['receive', 'received', centre]))[0]).toMatchObject({ since: null });
});
