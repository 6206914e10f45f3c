import { type StandardRole, standardRoles } from '@insaf/contract/roles.ts';
import { expect, test } from 'vitest';
import type { Acting } from '../../rights/index.ts';
import { deskReach } from './desk-reach.ts';

const rows = [
  { id: 1, path: '/1/', kind: 'cabinet', parent_id: null },
  { id: 2, path: '/1/2/', kind: 'system_office', parent_id: 1 },
  { id: 3, path: '/1/3/', kind: 'governorate', parent_id: 1 },
  { id: 4, path: '/1/3/4/', kind: 'general_diwan', parent_id: 3 },
  { id: 5, path: '/1/3/4/5/', kind: 'diwan_department', parent_id: 4 },
  { id: 6, path: '/1/3/6/', kind: 'local_unit', parent_id: 3 },
  { id: 7, path: '/1/3/6/7/', kind: 'office', parent_id: 6 },
];
const agency = (id: number) => rows.find((row) => row.id === id)!;
const tree = { agencies: rows, agency, successorOf: agency };

function at(
  agencyId: number,
  role: StandardRole = 'call_agent',
  reach: 'below' | 'alone' = 'below',
) {
  const { path } = agency(agencyId);
  const holdings = [{ role, permissions: standardRoles[role], agencyId, path, reach }];
  return { kind: 'staff', staffId: 'x', name: 'x', holdings } satisfies Acting;
}

test.for([
  ['the central office', 2, '/'],
  ['a department of a governorate’s diwan', 5, '/1/3/'],
  ['a citizen service office', 7, '/1/3/6/'],
  ['a local unit', 6, '/1/3/6/'],
] as const)('the desk of %s serves what it may refer into', ([, id, path]) => {
  expect(deskReach(at(id), tree).parts).toEqual([{ path, below: true }]);
});

test('a desk that reaches nothing below serves its agency alone', () => {
  expect(deskReach(at(5, 'counter_clerk', 'alone'), tree).parts).toEqual([
    { path: '/1/3/4/5/', below: false },
  ]);
});

test('a role that registers for nobody serves nothing', () => {
  expect(deskReach(at(6, 'agency_officer'), tree).parts).toEqual([]);
});

test('one works for one’s own agency and for those above it, not for those beside or below', () => {
  expect(deskReach(at(4), tree).ownAgencies).toEqual([1, 3, 4]);
});
