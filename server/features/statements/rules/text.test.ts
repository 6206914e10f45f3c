import { fourFigures } from '@insaf/contract/figures.ts';
import { type StatementFigure, statementFigures } from '@insaf/contract/statement.ts';
import { expect, test } from 'vitest';
import { words } from '../../../platform/words.ts';
import { type Said, textOf } from './text.ts';

const none = { numerator: 0, denominator: 10, percent: 0 };
const all = <Name extends string, Of>(names: readonly Name[], of: Of) =>
  Object.fromEntries(names.map((name) => [name, of])) as Record<Name, Of>;
const month = (of: string, received: number) => ({
  ...{ month: of, from: `${of}-01`, to: `${of}-28` },
  figures: { ...all<StatementFigure, number>(statementFigures, 0), received },
});
const said = (over: boolean): Said => ({
  agency: { code: 'cabinet', name: { ar: 'رئاسة مجلس الوزراء', en: 'The Cabinet' } },
  ...{ top: true, below: true, over, countedUntil: null, whole: true, addsUp: true },
  now: month('2026-07', 10),
  before: month('2026-06', 20),
  lastYear: month('2025-07', 8),
  ofReceived: all(statementFigures, none),
  ofReferred: all(fourFigures, none),
  ...{ reasons: [], groups: [], sectors: [], channels: [] },
  leading: { group: null, share: none, agencies: [] },
});
const told = (over: boolean) =>
  textOf({ say: words('en'), language: 'en', digits: 'latn', until: '2026-07-12' }, said(over));

test('a month that is over is set against the two others', () => {
  expect(told(true).at(-1)).toBe(
    '50% fewer were received than in June 2026 (20); 25% more were received than in July 2025 (8).',
  );
});

test('the days of a running month are not set against whole months', () => {
  expect(told(false).join(' ')).not.toContain('June');
  expect(told(false)[0]).toContain('the month is not over');
});
