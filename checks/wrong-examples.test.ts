import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { printFinding, type SourceCheck } from './finding.ts';
import { sourceChecks } from './source-checks.ts';
import { readTree } from './tree.ts';
import { notCaught, uncaught } from './wrong-examples.ts';

const project = readTree(path.join(import.meta.dirname, '..'));

describe.each(sourceChecks)('the check $name', (check) => {
  test.each(Object.entries(check.rules))('catches a tree that breaks %s: %s', (rule) => {
    expect(notCaught(check, rule).map(printFinding)).toEqual([]);
  });

  test('finds nothing in the project itself', () => {
    const found = check.findings(project).filter(({ level }) => level !== 'warning');
    expect(found.map(printFinding)).toEqual([]);
  });
});

describe('what the checks of the checks report', () => {
  const blind: SourceCheck = {
    name: 'sizes',
    rules: { 'too-long': 'sees nothing', 'too-short': 'has no example' },
    findings: () => [],
  };
  const rules = (check: SourceCheck) => uncaught([check]).map(({ rule }) => rule);

  test('a rule that lets its wrong example pass, and one that has none', () => {
    expect(uncaught([blind]).map(({ message }) => message)).toEqual([
      'sizes lets it pass',
      'the rule has no wrong example',
    ]);
  });

  test('an example that breaks another rule as well', () => {
    const both = ['too-long', 'other'].map((rule) => ({ rule, file: 'a.ts', message: 'is wrong' }));
    expect(rules({ ...blind, rules: { 'too-long': '' }, findings: () => both })).toEqual([
      'too-long',
    ]);
  });

  test('an example of a rule that is no more', () => {
    expect(rules({ ...blind, rules: {} })).toEqual(['too-long']);
  });
});
