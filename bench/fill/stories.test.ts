import { nextStatus, type Status } from '@insaf/contract/complaint-lifecycle.ts';
import { isComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { expect, test } from 'vitest';
import { randomOf } from '../../server/demo/seeded.ts';
import type { Country, Unit } from './country.ts';
import { columns, fill, numberOf, tables } from './rows.ts';
import { storyOf } from './stories.ts';

const unit = (id: number, path: string): Unit => ({
  ...{ id, path, placeId: null, judge: { id: 3, path: '/1/3/' }, pace: 1 },
});
const country: Country = {
  office: unit(2, '/1/2/'),
  unitOf: (share) => unit(4 + Math.floor(share * 9), '/1/3/4/'),
  categoryOf: (share) => 1 + Math.floor(share * 20),
};
const [from, until] = [Date.UTC(2021, 0, 1), Date.UTC(2026, 0, 1)];

test('every course is one that the lifecycle allows, forward in time, and most of what there is happens', () => {
  const seen = new Set<string>();
  for (let no = 0; no < 3000; no += 1) {
    const { steps } = storyOf(randomOf('test', no), country, from + no * 3_600_000, until);
    let status: Status | null = null;
    let previous: Status | null = null;
    for (const [index, step] of steps.entries()) {
      expect(nextStatus(step.verb, status, step.mover, previous)).toEqual({ to: step.to });
      expect(step.at).toBeLessThanOrEqual(until);
      expect(step.at).toBeGreaterThanOrEqual(steps[index - 1]?.at ?? from);
      if (step.to === 'incomplete') previous = status;
      status = step.to;
      seen.add(step.verb);
    }
  }
  expect(seen.size).toBeGreaterThan(14);
});

test('what is filled is the same each time, part by part as well as at once', () => {
  const filling = { country, complaints: 40, from, until };
  const parts = [fill(filling, 0, 15), fill(filling, 15, 25)];
  const whole = fill(filling, 0, 40);
  for (const table of tables) {
    expect(parts.flatMap((part) => part[table])).toEqual(whole[table]);
    for (const line of whole[table]) {
      expect(line.split('\t')).toHaveLength(columns[table].length);
    }
  }
  expect(whole.complaints).toHaveLength(40);
  expect(whole.history_entries.length).toBeGreaterThan(120);
});

test('numbers of filled complaints are sound and no two the same', () => {
  const numbers = Array.from({ length: 5000 }, (_, no) => numberOf(no * 1999));
  expect(numbers.every(isComplaintNumber)).toBe(true);
  expect(new Set(numbers).size).toBe(numbers.length);
});
