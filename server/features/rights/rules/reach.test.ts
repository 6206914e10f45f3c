import { type StandardRole, standardRoles } from '@insaf/contract/roles.ts';
import { expect, test } from 'vitest';
import { endOfPath, type Holding, holdingFor, isWithin } from './reach.ts';

const held = (role: StandardRole, path: string, reach: Holding['reach'] = 'below'): Holding => ({
  role,
  permissions: standardRoles[role],
  path,
  reach,
  agencyId: Number(path.split('/').at(-2)),
});
const staff = (...holdings: Holding[]) => ({
  kind: 'staff' as const,
  staffId: 's',
  name: 'n',
  holdings,
});

test('a role reaches its agency and what lies below, never beside or above', () => {
  const judge = staff(held('judge', '/1/4/'));
  expect(holdingFor(judge, 'settle', '/1/4/')?.agencyId).toBe(4);
  expect(holdingFor(judge, 'settle', '/1/4/9/')?.agencyId).toBe(4);
  expect(holdingFor(judge, 'settle', '/1/')).toBeNull();
  expect(holdingFor(judge, 'settle', '/1/40/')).toBeNull();
});

test('a role that reaches its agency alone does not reach below', () => {
  const judge = staff(held('judge', '/1/4/', 'alone'));
  expect(holdingFor(judge, 'settle', '/1/4/')?.agencyId).toBe(4);
  expect(holdingFor(judge, 'settle', '/1/4/9/')).toBeNull();
});

test('of several roles the nearest one acts, and a role without the permission never does', () => {
  const person = staff(held('head', '/1/'), held('judge', '/1/4/'), held('supervisor', '/1/4/9/'));
  expect(holdingFor(person, 'settle', '/1/4/9/')?.agencyId).toBe(4);
  expect(holdingFor({ kind: 'anyone' }, 'settle', '/1/4/')).toBeNull();
});

test('the range of a path holds exactly what lies below it', () => {
  const inRange = (path: string, of: string) => path >= of && path < endOfPath(of);
  for (const path of ['/1/4/', '/1/4/9/', '/1/4/99/3/']) {
    expect(inRange(path, '/1/4/')).toBe(true);
    expect(isWithin(path, '/1/4/')).toBe(true);
  }
  for (const path of ['/1/', '/1/40/', '/1/5/', '/14/4/']) {
    expect(inRange(path, '/1/4/')).toBe(false);
    expect(isWithin(path, '/1/4/')).toBe(false);
  }
});

test('of two at one agency one’s own acts before one that was lent', () => {
  const lent = { ...held('judge', '/1/4/'), lentBy: 'other' };
  expect(holdingFor(staff(lent, held('head', '/1/4/')), 'settle', '/1/4/')?.role).toBe('head');
  expect(holdingFor(staff(lent), 'settle', '/1/4/')?.lentBy).toBe('other');
});
