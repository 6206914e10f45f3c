import { standardRoles } from '@insaf/contract/roles.ts';
import { expect, test } from 'vitest';
import type { Acting } from '../../rights/index.ts';
import { managesAll } from './manages-all.ts';

const agencies = [
  { kind: 'cabinet', path: '/1/', active: true },
  { kind: 'system_office', path: '/1/2/', active: true },
  { kind: 'governorate', path: '/1/4/', active: true },
];
const at = (path: string, role: 'administrator' | 'head' = 'administrator'): Acting => ({
  ...{ kind: 'staff', staffId: 'a', name: 'a' },
  holdings: [{ role, permissions: standardRoles[role], agencyId: 1, path, reach: 'below' }],
});

test('the root and the system’s own office administer the whole installation, others do not', () => {
  expect(managesAll(at('/1/'), 'manageCategories', agencies)).toBe(true);
  expect(managesAll(at('/1/2/'), 'manageCategories', agencies)).toBe(true);
  expect(managesAll(at('/1/4/'), 'manageCategories', agencies)).toBe(false);
  expect(managesAll(at('/1/', 'head'), 'manageCategories', agencies)).toBe(false);
});

test('an office that is closed gives nobody the whole installation', () => {
  const closed = agencies.map((agency) => ({ ...agency, active: agency.kind === 'cabinet' }));
  expect(managesAll(at('/1/2/'), 'manageCategories', closed)).toBe(false);
  expect(managesAll(at('/1/'), 'manageCategories', closed)).toBe(true);
});
