import { expect, test } from 'vitest';
import { shownEvidence } from './shown-reply.ts';

const item = (requirement: string, state: string, more: object = {}) => ({
  requirement,
  state,
  params: {},
  accepted_reason: null,
  ...more,
});

test('each finding is told once, and of the distances the greatest', () => {
  const items = [
    item('photo_after', 'met'),
    item('photo_after', 'met'),
    item('photo_near', 'met', { params: { metres: 12 } }),
    item('photo_near', 'met', { params: { metres: 40 } }),
  ];
  expect(shownEvidence(items)).toEqual([
    { requirement: 'photo_after', state: 'met', metres: null },
    { requirement: 'photo_near', state: 'met', metres: 40 },
  ]);
});

test('what was accepted is told apart from what was met, without the judge’s reason', () => {
  const accepted = { accepted_reason: 'the clock of the camera was wrong' };
  const shown = shownEvidence([
    item('photo_after', 'met'),
    item('photo_after', 'unknown', accepted),
    item('photo_unused', 'unknown'),
  ]);
  expect(shown).toEqual([
    { requirement: 'photo_after', state: 'met', metres: null },
    { requirement: 'photo_after', state: 'accepted', metres: null },
  ]);
  expect(JSON.stringify(shown)).not.toContain('camera');
});
