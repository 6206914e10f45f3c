import { queueFilter } from '@insaf/contract/queue.ts';
import { type StandardRole, standardRoleNames, standardRoles } from '@insaf/contract/roles.ts';
import { describe, expect, test } from 'vitest';
import { boxesFor } from './boxes-for.ts';

const today = { day: '2026-07-07', weekFrom: '2026-07-05' };
const boxesOf = (...roles: StandardRole[]) =>
  boxesFor(
    roles.flatMap((role) => standardRoles[role]),
    today,
  );
const keysOf = (...roles: StandardRole[]) => boxesOf(...roles).map(({ key }) => key);

describe('the boxes of a standard role', () => {
  test.each([
    ['call_agent', ['intake']],
    ['counter_clerk', ['intake']],
    ['examiner', ['examining', 'intake']],
    ['referral_officer', ['examining']],
    ['agency_officer', ['handling']],
    ['field_officer', ['handling']],
    ['judge', ['judging']],
    ['head', ['leading', 'deciding', 'examining', 'handling', 'judging', 'intake']],
    ['supervisor', ['leading', 'deciding']],
    ['auditor', ['leading']],
    ['administrator', ['deciding']],
  ] as const)('%s has %j', (role, keys) => {
    expect(keysOf(role)).toEqual(keys);
  });

  test('are united for who has several roles, each once and in their order', () => {
    expect(keysOf('judge', 'examiner', 'call_agent')).toEqual(['examining', 'judging', 'intake']);
  });

  test('follow what somebody may do: who does not dismiss has nothing that they dismissed', () => {
    const lines = boxesOf('referral_officer').flatMap((box) => box.lines.map(({ key }) => key));
    expect(lines).toContain('referredByMe');
    expect(lines).not.toContain('dismissedByMe');
  });
});

test('every query is one that the list behind it reads, and no box says the same twice', () => {
  for (const role of standardRoleNames) {
    for (const { lines } of boxesOf(role)) {
      const queries = lines.map(({ page, query }) => `${page} ${query}`);
      expect(new Set(queries).size).toBe(queries.length);
      for (const { page, query } of lines.filter((line) => line.page === 'queue')) {
        expect([
          page,
          queueFilter.safeParse(Object.fromEntries(new URLSearchParams(query))),
        ]).toEqual([page, expect.objectContaining({ success: true })]);
      }
    }
  }
});

test('this week begins on its first day, and tomorrow follows today', () => {
  const queries = boxesOf('head').flatMap((box) => box.lines.map(({ query }) => query));
  expect(queries).toContain('did=dismiss&didFrom=2026-07-05');
  expect(queries).toContain('status=referred,in_progress&dueOn=2026-07-08');
  expect(queries).toContain('registeredByMe=true&receivedFrom=2026-07-05&receivedTo=2026-07-07');
});
