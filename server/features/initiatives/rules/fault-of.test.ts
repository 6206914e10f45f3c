import { expect, test } from 'vitest';
import { faultOf, type WhatIsFiled } from './fault-of.ts';
import { stateOf } from './state-of.ts';

const month = { open: true, first_day: '2026-07-01', last_day: '2026-07-31' };
const all = { ...month, kinds: [], channels: [], category_ids: [] };
const filed: WhatIsFiled = {
  ...{ today: '2026-07-05', kind: 'complaint', channel: 'portal', categoryId: 7 },
};

test('an initiative is open from its first day to its last, both included, until it is closed', () => {
  const on = (day: string, more: object = {}) => stateOf({ ...month, ...more }, day);
  expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map((day) => on(day))).toEqual([
    ...['to_come', 'open', 'open', 'ended'],
  ]);
  expect(on('2030-01-01', { last_day: null })).toBe('open');
  expect(on('2026-07-05', { open: false })).toBe('closed');
});

test('what lists nothing takes everything, and what lists something takes that', () => {
  expect(faultOf(all, filed)).toBeNull();
  const some = { ...all, kinds: ['complaint'], channels: ['portal'], category_ids: [7] };
  expect(faultOf(some, filed)).toBeNull();
});

test.each([
  ['a day before it', { today: '2026-06-01' }, 'initiative_to_come', 'initiative'],
  ['a day after it', { today: '2026-08-01' }, 'initiative_ended', 'initiative'],
  ['another kind', { kind: 'enquiry' as const }, 'initiative_other_kind', 'kind'],
  ['another channel', { channel: 'office' as const }, 'initiative_other_channel', 'channel'],
  ['another category', { categoryId: 8 }, 'initiative_other_category', 'category'],
])('%s is refused by its own code, and the field named', (_, more, code, field) => {
  const some = { ...all, kinds: ['complaint'], channels: ['portal'], category_ids: [7] };
  expect(faultOf(some, { ...filed, ...more })).toEqual({ code, field });
});

test('what nobody has said the category of yet is taken: who examines it says it', () => {
  expect(faultOf({ ...all, category_ids: [7] }, { ...filed, categoryId: null })).toBeNull();
});
