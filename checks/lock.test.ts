import { describe, expect, test } from 'vitest';
import { type LockEntry, missingPlatforms } from './lock.ts';

const optionalDependencies = { '@img/sharp-linux-x64': '1.0.0' };
const missing = (packages: Record<string, LockEntry>) =>
  missingPlatforms(packages).map(({ of, name }) => `${of}: ${name}`);

describe('the package of a platform', () => {
  test.each([
    ['beside the others', 'node_modules/@img/sharp-linux-x64'],
    ['within the package', 'server/node_modules/sharp/node_modules/@img/sharp-linux-x64'],
    ['within the workspace', 'server/node_modules/@img/sharp-linux-x64'],
  ])('is found %s', (_, at) => {
    const packages = { 'server/node_modules/sharp': { optionalDependencies }, [at]: {} };
    expect(missing(packages)).toEqual([]);
  });

  test('is missed when only another package has it', () => {
    const packages = {
      'node_modules/sharp': { optionalDependencies },
      'node_modules/other/node_modules/@img/sharp-linux-x64': {},
    };
    expect(missing(packages)).toEqual(['node_modules/sharp: @img/sharp-linux-x64']);
  });
});
