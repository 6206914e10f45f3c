import { describe, expect, test } from 'vitest';
import { type AuditReport, advisoriesAgainst, signaturesAgainst } from './advisories.ts';

const url = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc';
const report: AuditReport = {
  auditReportVersion: 2,
  vulnerabilities: {
    leaky: {
      via: [{ title: 'Leaks', url, severity: 'low' }],
      nodes: ['node_modules/leaky'],
    },
    above: { via: ['leaky'], nodes: ['node_modules/above'] },
  },
};
const shipped = { 'node_modules/leaky': {}, 'node_modules/above': {} };
const exception = {
  advisory: 'GHSA-aaaa-bbbb-cccc',
  package: 'leaky',
  reason: 'The function it is about is not called by anything of ours.',
  review: '2027-01-31',
};

describe('an advisory', () => {
  test('against what is shipped fails, however low, once and not for each package above it', () => {
    const found = advisoriesAgainst(report, shipped, [], '2026-11-22');
    expect(found).toEqual([
      { rule: 'advisory', file: 'package-lock.json', message: `leaky: Leaks (low), ${url}` },
    ]);
  });

  test('against a tool of development is a warning', () => {
    const lock = { 'node_modules/leaky': { dev: true } };
    expect(advisoriesAgainst(report, lock, [], '2026-11-22')[0]?.level).toBe('warning');
  });

  test('may be excepted with a reason, until the day on which somebody looks again', () => {
    expect(advisoriesAgainst(report, shipped, [exception], '2026-11-22')).toEqual([]);
    expect(advisoriesAgainst(report, shipped, [exception], '2027-01-31')).toHaveLength(1);
    const other = { ...exception, advisory: 'GHSA-dddd-eeee-ffff' };
    expect(advisoriesAgainst(report, shipped, [other], '2026-11-22')).toHaveLength(1);
  });

  test('is not excepted without a reason or a day', () => {
    for (const wrong of [{ reason: '' }, { review: 'later' }]) {
      const found = advisoriesAgainst(report, shipped, [{ ...exception, ...wrong }], '2026-11-22');
      expect(found.map(({ rule }) => rule)).toContain('exception');
    }
  });
});

test('a package with no signature, or a wrong one, is named', () => {
  const one = { name: 'leaky', version: '1.0.0' };
  const found = signaturesAgainst({ invalid: [one], missing: [{ ...one, name: 'bare' }] });
  expect(found.map(({ message }) => message)).toEqual([
    'leaky 1.0.0 has a wrong signature',
    'bare 1.0.0 has no signature',
  ]);
});
