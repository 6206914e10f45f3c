import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import { expect, test } from 'vitest';
import { type Draft, mergeDrafts } from './merge-drafts.ts';

const point = (id: string, textAr = id, changes: Partial<MeetingPoint> = {}): MeetingPoint => ({
  ...{ point: id, side: 'well', finding: null, textAr, textEn: '', dropped: false, ...changes },
});
const draft = (points: MeetingPoint[], changes: Partial<Draft> = {}): Draft => ({
  ...{
    title: 'اجتماع',
    place: '',
    heldAt: null,
    asked: { from: '2026-07-01' },
    points,
    ...changes,
  },
});
const merged = (base: Draft, mine: Draft, theirs: Draft) =>
  mergeDrafts(base, mine, theirs, () => 'another');
const texts = ({ points }: Draft) => points.map(({ textAr }) => textAr);

const base = draft([point('a'), point('b')]);

test('what only one of two changed is as they changed it', () => {
  const mine = draft([point('a', 'a of mine'), point('b')], { place: 'الديوان' });
  const theirs = draft([point('a'), point('b', 'b of theirs')], { title: 'اجتماع أغسطس' });
  expect(merged(base, mine, theirs)).toMatchObject({ place: 'الديوان', title: 'اجتماع أغسطس' });
  expect(texts(merged(base, mine, theirs))).toEqual(['a of mine', 'b of theirs']);
});

test('a point that both changed is there twice, and neither text is lost', () => {
  const mine = draft([point('a', 'a of mine'), point('b')]);
  const theirs = draft([point('a', 'a of theirs'), point('b')]);
  const both = merged(base, mine, theirs);
  expect(texts(both)).toEqual(['a of theirs', 'a of mine', 'b']);
  expect(both.points.map(({ point: id }) => id)).toEqual(['a', 'another', 'b']);
});

test('points that either added are both there', () => {
  const mine = draft([...base.points, point('mine')]);
  const theirs = draft([...base.points, point('theirs')]);
  expect(texts(merged(base, mine, theirs))).toEqual(['a', 'b', 'theirs', 'mine']);
});

test('a finding that both reworded keeps their point, and mine stands beside it as my own', () => {
  const mine = draft([point('m', 'mine', { finding: 'late' })]);
  const theirs = draft([point('t', 'theirs', { finding: 'late' })]);
  const { points } = merged(draft([]), mine, theirs);
  expect(points.map(({ textAr, finding }) => [textAr, finding])).toEqual([
    ['theirs', 'late'],
    ['mine', null],
  ]);
});

test('a finding that both only put in order is there once', () => {
  const mine = draft([point('m', '', { finding: 'late' })]);
  const theirs = draft([point('t', '', { finding: 'late' })]);
  expect(merged(draft([]), mine, theirs).points).toHaveLength(1);
});

test('where I put points in another order mine counts, and what they wrote in them stays', () => {
  const mine = draft([point('b'), point('a')]);
  const theirs = draft([point('a', 'a of theirs'), point('b'), point('new')]);
  expect(texts(merged(base, mine, theirs))).toEqual(['b', 'a of theirs', 'new']);
});

test('without a change of mine theirs is taken as it is', () => {
  const theirs = draft([point('b')], { title: 'آخر' });
  expect(merged(base, base, theirs)).toEqual(theirs);
});
