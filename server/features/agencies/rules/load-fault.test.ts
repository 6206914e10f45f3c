import { expect, test } from 'vitest';
import { words } from '../../../platform/words.ts';
import { faultReasons } from './load-fault.ts';

test.each(['ar', 'en'] as const)('every fault of a file has a sentence in %s', (language) => {
  for (const reason of faultReasons) {
    const sentence = words(language)(`directory.faults.${reason}`, { value: 'x' });
    expect(sentence.length, reason).toBeGreaterThan(10);
  }
});
