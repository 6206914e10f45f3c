import { expect, test } from 'vitest';
import { neighboursOf } from './trail.ts';

const trail = { numbers: ['1', '2', '3'], from: '/desk?status=received' };

test('a complaint has its neighbours in the list, and none beyond its ends', () => {
  expect(neighboursOf('2', trail)).toEqual({ previous: '1', next: '3', at: 2, of: 3 });
  expect(neighboursOf('1', trail).previous).toBeNull();
  expect(neighboursOf('3', trail).next).toBeNull();
});

test('what is not in the list, or came from none, has no neighbours', () => {
  const none = { previous: null, next: null, at: null, of: 0 };
  expect(neighboursOf('9', trail)).toEqual(none);
  expect(neighboursOf('1', null)).toEqual(none);
});
