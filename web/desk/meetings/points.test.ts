import type { Finding } from '@insaf/contract/findings.ts';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import { expect, test } from 'vitest';
import { added, changed, moved, shownPoints } from './points.ts';

const finding = (key: string, weight: number, side: Finding['side'] = 'well'): Finding => ({
  ...{ key, side, rule: 'late_less', agency: null, category: null, place: null, numbers: {} },
  ...{ days: {}, chance: null, weight, behind: null },
});
const findings = [finding('light', 1), finding('heavy', 9), finding('other', 5, 'obstacle')];
let next = 0;
const newId = () => `id ${++next}`;
const keys = (points: readonly MeetingPoint[]) => points.map((each) => each.finding);

test('findings that nobody touched are shown, the heaviest first', () => {
  expect(keys(shownPoints([], findings))).toEqual(['heavy', 'other', 'light']);
});

test('changing one keeps it where it is, and all of its side with it', () => {
  const shown = shownPoints([], findings);
  const light = shown.find((each) => each.finding === 'light')!;
  const points = changed(shown, light, { dropped: true }, newId);
  expect(points.map((each) => [each.finding, each.dropped])).toEqual([
    ['heavy', false],
    ['light', true],
  ]);
  expect(new Set(points.map((each) => each.point)).size).toBe(2);
  expect(keys(shownPoints(points, findings))).toEqual(['heavy', 'light', 'other']);
});

test('moving one changes places with its neighbour of the same side alone', () => {
  const shown = shownPoints([], findings);
  const light = shown.find((each) => each.finding === 'light')!;
  expect(keys(moved(shown, light, -1, newId))).toEqual(['light', 'heavy']);
  expect(keys(moved(shown, light, 1, newId))).toEqual(['heavy', 'light']);
});

test('a point that is added stands last and says nothing yet', () => {
  const points = added([], 'recommendation', 'new');
  expect(points).toEqual([
    {
      ...{ point: 'new', side: 'recommendation', finding: null, textAr: '', textEn: '' },
      dropped: false,
    },
  ]);
});
