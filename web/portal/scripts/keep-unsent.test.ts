import { expect, test } from 'vitest';
import { answersIn } from './keep-unsent.ts';

const read = (sent: string) => answersIn(new URLSearchParams(sent));

test('what a filing page was sent with is kept, but not what it was to do', () => {
  expect(
    read('copy=c1&to=check&act=find&find=Naser&place=eg-bns-naser&landmark=By+the+mosque'),
  ).toEqual({
    place: 'eg-bns-naser',
    landmark: 'By the mosque',
  });
});

test('the first of two fields with one name counts, be it empty', () => {
  expect(read('copy=c1&place=&place=eg-bns')).toEqual({ place: '' });
});

test('a form that is of no filing page is not kept', () => {
  expect(read('number=2026-1&code=secret')).toBeNull();
});
