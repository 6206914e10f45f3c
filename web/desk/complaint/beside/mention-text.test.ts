import { describe, expect, test } from 'vitest';
import { mentionAt, mentionsIn, partsOf, withMention } from './mention-text.ts';

const mona = { id: '1', name: 'منى' };
const monaAhmed = { id: '2', name: 'منى أحمد' };

describe('a mention', () => {
  test('is being typed from its @ to the caret, and not in an e-mail address or a later line', () => {
    expect(mentionAt('@', 1)).toEqual({ from: 0, words: '' });
    expect(mentionAt('انظر يا @منى أح ثم', 15)).toEqual({ from: 8, words: 'منى أح' });
    expect(mentionAt('a@mail', 6)).toBeNull();
    expect(mentionAt('@منى\nسطر', 8)).toBeNull();
    expect(mentionAt('@منى كلمة كلمة كلمة كلمة', 24)).toBeNull();
    expect(mentionAt('بلا علامة', 5)).toBeNull();
  });

  test('takes the place of what was typed of it, with one space after it', () => {
    expect(withMention('يا @من انظر', { from: 3, caret: 6, name: 'منى' })).toEqual({
      text: 'يا @منى انظر',
      caret: 8,
    });
  });

  test('counts only while its name stands in the text', () => {
    expect(mentionsIn('@منى أحمد تابع', [monaAhmed, monaAhmed])).toEqual(['2']);
    expect(mentionsIn('@من تابع', [monaAhmed])).toEqual([]);
  });

  test('is told apart in the text, the longer name before the shorter', () => {
    expect(partsOf('يا @منى أحمد و@منى!', [mona, monaAhmed])).toEqual([
      { at: 0, text: 'يا ', person: null },
      { at: 3, text: '@منى أحمد', person: monaAhmed },
      { at: 12, text: ' و', person: null },
      { at: 14, text: '@منى', person: mona },
      { at: 18, text: '!', person: null },
    ]);
    expect(partsOf('@ غير', [mona])).toEqual([{ at: 0, text: '@ غير', person: null }]);
  });
});
