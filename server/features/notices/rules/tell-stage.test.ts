import { verbs } from '@insaf/contract/complaint-lifecycle.ts';
import { expect, test } from 'vitest';
import { noticeOfMove } from './tell-stage.ts';

test('every move but handing back is told', () => {
  expect(verbs.filter((verb) => noticeOfMove(verb) === null)).toEqual([
    ...['handBack', 'prioritise', 'takeOver', 'escalate', 'retime'],
  ]);
});

test('a complaint that goes to another agency is told, and one that goes down inside an agency is not', () => {
  expect(noticeOfMove('refer', { no: 1, withinTold: false })).toBe('referred');
  expect(noticeOfMove('refer', { no: 2, withinTold: false })).toBe('referred_again');
  expect(noticeOfMove('refer', { no: 2, withinTold: true })).toBeNull();
});

test('a reply is told as coming when it is given, and as itself when another body has accepted it', () => {
  expect(noticeOfMove('answer')).toBe('answered');
  expect(noticeOfMove('settle')).toBe('settled');
  expect(noticeOfMove('follow')).toBe('settled');
});
