import { type EvidenceReason, evidenceReasons } from '@insaf/contract/evidence.ts';
import { describe, expect, test } from 'vitest';
import {
  hour,
  later,
  minute,
  north,
  now,
  onePhoto,
  oneReport,
  paper,
  photo,
  place,
  since,
  use,
} from '../../../test/offered-files.ts';
import { type Case, evaluateEvidence, type OfferedFile } from './evaluate-evidence.ts';
import { samePhotoFrom } from './photo-likeness.ts';

const evaluate = (files: readonly OfferedFile[], more: Partial<Case> = {}) =>
  evaluateEvidence({ claim: 'cause_removed', rule: onePhoto, since, place, now, files, ...more });

const because = (files: readonly OfferedFile[], more?: Partial<Case>) =>
  evaluate(files, more).map((item) => item.because);

const allMet = ['taken_after_receipt', 'near_place', 'never_used'];

describe('every reason', () => {
  const withReport = { rule: oneReport };
  const reached: Record<EvidenceReason, EvidenceReason[]> = {
    taken_after_receipt: because([photo()]),
    taken_before_receipt: because([photo({ takenAt: later(since, -hour) })]),
    taken_in_future: because([photo({ takenAt: later(now, hour) })]),
    no_time: because([photo({ takenAt: null })]),
    zone_unknown: because([photo({ zoneKnown: false })]),
    photo_missing: because([]),
    near_place: because([photo()]),
    too_far: because([photo({ position: north(5000) })]),
    no_photo_position: because([photo({ position: null })]),
    no_place_position: because([photo()], { place: null }),
    place_inexact: because([photo({ position: north(300) })], {
      place: { ...place, accuracyMetres: 2000 },
    }),
    never_used: because([photo()]),
    used_before: because([photo({ earlierUses: [use] })]),
    resembles_used: because([
      photo({ earlierUses: [{ ...use, how: 'alike', likeness: samePhotoFrom - 0.1 }] }),
    ]),
    used_twice_here: because([photo({ shows: 'one' }), photo({ shows: 'one' })], {
      rule: { ...onePhoto, photosAfter: 2 },
    }),
    photo_of_complaint: because([photo({ cameWith: '100000000011' })]),
    resembles_complaint: because([photo({ resemblesOwn: 'upload of the complainant' })]),
    not_comparable: because([photo({ earlierUses: null })]),
    document_given: because([paper()], withReport),
    document_missing: because([], withReport),
    document_of_other_kind: because([paper({ documentKind: 'receipt' })], withReport),
    document_used_before: because([paper({ earlierUses: [use] })], withReport),
    document_of_complaint: because([paper({ cameWith: '100000000011' })], withReport),
  };

  test.each(Object.entries(reached))('%s is given where it holds', (reason, given) => {
    expect(given).toContain(reason);
  });

  test('the state of an item is the one that its reason has', () => {
    for (const item of evaluate([photo({ takenAt: null, position: north(500) })])) {
      expect(item.state).toBe(evidenceReasons[item.because]);
    }
  });
});

describe('when a photo was taken', () => {
  const takenAt = (when: Date, more: Partial<OfferedFile> = {}) =>
    because([photo({ takenAt: when, ...more })])[0];

  test('counts from the second of the receipt, because cameras leave out its parts', () => {
    const received = { since: later(since, 0.9) };
    const at = (when: Date) => because([photo({ takenAt: when })], received)[0];
    expect(takenAt(since)).toBe('taken_after_receipt');
    expect(at(since)).toBe('taken_after_receipt');
    expect(takenAt(later(since, -0.999))).toBe('taken_after_receipt');
    expect(takenAt(later(since, -1))).toBe('taken_before_receipt');
  });

  test('may be ten minutes ahead of the clock here, and no more', () => {
    expect(takenAt(later(now, 10 * minute))).toBe('taken_after_receipt');
    expect(takenAt(later(now, 10 * minute + 1))).toBe('taken_in_future');
  });

  test.each([
    ['three hours after receipt', later(since, 3 * hour), 'taken_after_receipt'],
    ['a second less', later(since, 3 * hour - 1), 'zone_unknown'],
    ['at receipt', since, 'zone_unknown'],
    ['three hours before receipt', later(since, -3 * hour), 'zone_unknown'],
    ['a second earlier', later(since, -3 * hour - 1), 'taken_before_receipt'],
    ['now', now, 'taken_after_receipt'],
    ['an hour ahead of now, as east of here', later(now, hour), 'taken_after_receipt'],
    ['ahead of now in any zone', later(now, 3 * hour + 11 * minute), 'taken_in_future'],
  ])('without its zone: %s', (_, when, expected) => {
    expect(takenAt(when, { zoneKnown: false })).toBe(expected);
  });

  test('is said with what it is measured by', () => {
    expect(evaluate([photo()])[0]!.params).toEqual({
      takenAt: '2026-07-05T08:00:00.000Z',
      since: '2026-07-05T07:00:00.000Z',
    });
  });
});

describe('where a photo was taken', () => {
  const at = (metres: number, accuracyMetres: number) =>
    because([photo({ position: north(metres) })], { place: { ...place, accuracyMetres } })[1];

  test.each([
    [100, 0, 'near_place'],
    [101, 0, 'too_far'],
    [130, 30, 'near_place'],
    [131, 30, 'too_far'],
    [200, 100, 'near_place'],
    // A point that may be kilometres off does not make everything near.
    [100, 5000, 'near_place'],
    [200, 5000, 'near_place'],
    [201, 5000, 'place_inexact'],
    [5100, 5000, 'place_inexact'],
    [5101, 5000, 'too_far'],
  ])(
    '%i metres from a point exact to %i, with a hundred allowed: %s',
    (metres, exact, expected) => {
      expect(at(metres, exact)).toBe(expected);
    },
  );

  test('does not matter where the category does not ask for it', () => {
    const rule = { ...onePhoto, nearMetres: null };
    expect(because([photo({ position: null })], { rule, place: null })).toEqual([
      'taken_after_receipt',
      'never_used',
    ]);
  });

  test('is not known where the complaint has no point, wherever the photo was taken', () => {
    expect(because([photo({ position: null })], { place: null })[1]).toBe('no_place_position');
  });
});

describe('how many photos', () => {
  const two = { rule: { ...onePhoto, photosAfter: 2 } };

  test('none are looked at where none are needed', () => {
    expect(because([photo({ takenAt: null })], { rule: { ...onePhoto, photosAfter: 0 } })).toEqual(
      [],
    );
  });

  test('each that is missing is an item', () => {
    expect(because([], two)).toEqual(['photo_missing', 'photo_missing']);
    expect(because([photo()], two)).toEqual([...allMet, 'photo_missing']);
  });

  test('the best of more than needed count, wherever they stand in the list', () => {
    const old = photo({ takenAt: later(since, -hour) });
    const silent = photo({ takenAt: null });
    const good = photo();
    expect(because([old, silent, good])).toEqual(allMet);
    expect(because([old, silent])).toEqual(['no_time', 'near_place', 'never_used']);
  });

  test('one that is over and does not say when it was taken is no item', () => {
    const good = photo();
    expect(evaluate([good, photo({ takenAt: null })])).toEqual(evaluate([good]));
  });

  test('the complainant’s own photo beside the one of the agency, before and after, is no item', () => {
    expect(because([photo({ cameWith: '100000000011' }), photo()])).toEqual(allMet);
  });

  test('the same photo twice counts once, with the better of its two copies', () => {
    const first = photo({ shows: 'heap' });
    const again = photo({ shows: 'heap', takenAt: null });
    expect(because([first, again], two)).toEqual([...allMet, 'used_twice_here']);
    expect(because([again, first], two)).toEqual([...allMet, 'used_twice_here']);
    expect(because([again, first])).toEqual(allMet);
  });

  test('one that was used before is held against the reply beside a better one', () => {
    const used = photo({ earlierUses: [use] });
    const items = evaluate([used, photo()]);
    expect(items.map((item) => item.because)).toEqual([...allMet, 'used_before']);
    expect(items.at(-1)).toMatchObject({ uploadId: used.uploadId, params: use });
  });

  test('what is certain is said before a likeness that a person has to look at', () => {
    const alike = { ...use, how: 'alike' as const, likeness: samePhotoFrom - 0.1 };
    const both = photo({ cameWith: '100000000011', earlierUses: [alike] });
    expect(because([both])).toContain('photo_of_complaint');
    const three = photo({ cameWith: '100000000011', earlierUses: [use], resemblesOwn: 'own' });
    expect(because([three])).toContain('used_before');
    expect(because([photo({ earlierUses: [alike], resemblesOwn: 'own' })])).toContain(
      'resembles_used',
    );
  });

  test('a sound and a film are no photos', () => {
    const files = [photo({ kind: 'video' }), photo({ kind: 'audio' })];
    expect(because(files)).toEqual(['photo_missing']);
  });
});
