import { documentKinds } from '@insaf/contract/vocabulary.ts';
import { describe, expect, test } from 'vitest';
import {
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

const because = (files: readonly OfferedFile[], more: Partial<Case> = {}) =>
  evaluateEvidence({
    ...{ claim: 'cause_removed', rule: onePhoto, since, place, now, files },
    ...more,
  }).map((item) => item.because);

const allMet = ['taken_after_receipt', 'near_place', 'never_used'];

describe('documents', () => {
  const rule = oneReport;

  test('count when of a kind that is asked for, or of any where none is named', () => {
    const decision = paper({ documentKind: 'decision' });
    expect(because([paper({ documentKind: 'receipt' }), decision], { rule })).toEqual([
      'document_given',
    ]);
    expect(because([paper({ documentKind: null })], { rule })).toEqual(['document_of_other_kind']);
    const any = { ...rule, documentKinds: [] };
    for (const documentKind of [null, ...documentKinds]) {
      expect(because([paper({ documentKind })], { rule: any })).toEqual(['document_given']);
    }
  });

  test('one does not do for two, nor a copy of it', () => {
    const twice = { rule: { ...rule, documents: 2 } };
    const report = paper({ shows: 'report' });
    expect(because([report, paper({ shows: 'report' })], twice)).toEqual([
      'document_given',
      'document_missing',
    ]);
    expect(because([report, paper()], twice)).toEqual(['document_given', 'document_given']);
  });

  test('one given before is left to the judge, unless another does', () => {
    const used = paper({ earlierUses: [use] });
    expect(because([used], { rule })).toEqual(['document_used_before']);
    expect(because([used, paper()], { rule })).toEqual(['document_given']);
  });

  test('the photo of a paper is a document, and no photo of a scene', () => {
    const ofPaper = photo({ documentKind: 'completion_report' });
    expect(because([ofPaper], { rule })).toEqual(['document_given']);
    expect(because([ofPaper])).toEqual(['photo_missing']);
  });

  test('a photo that was used before is not excused by being called a paper', () => {
    const used = photo({ documentKind: 'completion_report', earlierUses: [use] });
    expect(because([photo(), used])).toEqual([...allMet, 'used_before']);
    expect(because([used], { rule })).toEqual(['document_used_before', 'used_before']);
    expect(because([used, paper()], { rule })).toEqual(['document_given', 'used_before']);
  });

  test('the photo of a form that looks like another form is a document to compare', () => {
    const alike = { ...use, how: 'alike' as const, likeness: samePhotoFrom - 0.1 };
    const form = photo({ documentKind: 'completion_report', earlierUses: [alike] });
    expect(because([form], { rule })).toEqual(['document_given', 'resembles_used']);
  });

  test('a photo of a paper that cannot be compared is left to the judge where it counts', () => {
    const blank = photo({ documentKind: 'completion_report', earlierUses: null });
    expect(because([blank], { rule })).toEqual(['document_given', 'not_comparable']);
    expect(because([blank, paper()], { rule })).toEqual(['document_given']);
  });

  test('of two papers that both need the judge the same one counts, whichever is listed first', () => {
    const blank = photo({ documentKind: 'completion_report', earlierUses: null });
    const used = paper({ earlierUses: [use] });
    expect(because([blank, used], { rule })).toEqual(['document_used_before']);
    expect(because([used, blank], { rule })).toEqual(['document_used_before']);
  });

  test('a scene that is offered as a paper as well is a scene', () => {
    const both = { ...rule, photosAfter: 1 };
    const scene = photo({ shows: 'heap' });
    const called = photo({ shows: 'heap', documentKind: 'completion_report' });
    for (const files of [
      [scene, called],
      [called, scene],
    ]) {
      expect(because(files, { rule: both })).toEqual([
        'taken_after_receipt',
        'never_used',
        'document_missing',
      ]);
    }
  });

  test('a film or a sound is no document, whatever it is called', () => {
    for (const kind of ['video', 'audio'] as const) {
      expect(because([paper({ kind })], { rule })).toEqual(['document_missing']);
    }
  });

  test('do not stand in for the photo that is asked for', () => {
    expect(because([paper()])).toEqual(['photo_missing']);
  });

  test('are all that is asked of a removed cause where the category asks for no photo', () => {
    expect(because([paper()], { rule })).toEqual(['document_given']);
    expect(because([photo()], { rule })).toEqual(['document_missing']);
  });
});

describe('what a reply claims', () => {
  const rule = { ...oneReport, photosAfter: 1 };
  const asked = (claim: Case['claim']) => because([], { claim, rule });

  test('a cause removed, wholly or partly, is shown by the whole rule', () => {
    expect(asked('cause_removed')).toEqual(['photo_missing', 'document_missing']);
    expect(asked('partly')).toEqual(['photo_missing', 'document_missing']);
  });

  test('an explanation is shown by its documents, and a plan by nothing', () => {
    expect(asked('explained')).toEqual(['document_missing']);
    expect(asked('planned')).toEqual([]);
  });

  test.each(['cause_removed', 'partly', 'explained', 'planned'] as const)(
    '%s does not excuse a photo that was used before',
    (claim) => {
      const used = photo({ earlierUses: [use] });
      const called = photo({ earlierUses: [use], documentKind: 'decision' });
      expect(because([used], { claim, rule })).toContain('used_before');
      expect(because([called], { claim, rule })).toContain('used_before');
    },
  );
});
