import { readFileSync } from 'node:fs';
import { cohortFigures, eventFigures } from '@insaf/contract/figures.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { documentedFigures, keptFigures } from '../../test/documented-figures.ts';
import {
  accepted,
  answered,
  centreJudge,
  examiner,
  file,
  move,
  naser,
  person,
  referred,
  settled,
} from '../../test/journey.ts';
import { endWaiting } from '../complaints/actions/end-waiting.ts';
import { askSatisfaction } from '../satisfaction/actions/ask-satisfaction.ts';
import { countFigures } from './actions/count-figures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');

test('every figure has a section by event or by cohort with its query', () => {
  for (const [basis, figures] of [
    ['event', eventFigures],
    ['cohort', cohortFigures],
  ] as const) {
    for (const figure of figures) {
      const name = figure.startsWith('dismissed_') ? 'dismissed' : figure;
      expect(page, `${basis} ${figure}`).toContain(`\n-- ${basis} ${name}\n`);
    }
  }
});

test('the queries of the page give every figure that is kept, by agency and day', async () => {
  await journeys();
  await countFigures(app.ctx);
  for (const basis of ['event', 'cohort'] as const) {
    const kept = await keptFigures(app.database, basis);
    expect(await documentedFigures(app.database, basis, app.now)).toEqual(kept);
    const names = new Set(kept.map(([figure]) => figure));
    expect(names.size).toBeGreaterThan(basis === 'event' ? 20 : 18);
  }
});

/** Journeys in which nearly everything happens that is counted. */
async function journeys() {
  const dismiss = { reason: 'inexact', explanation: 'لا يُعرف المكان' };
  const unclear = await file(app, { category: undefined });
  await move(app, examiner, unclear, 'dismiss', dismiss);
  const upheld = await file(app);
  await move(app, examiner, upheld, 'dismiss', dismiss);
  await person(app, upheld, 'appeal', { reason: 'العنوان واضح' });
  app.pass({ days: 1 });
  await move(app, 'head@cabinet', upheld, 'refer', { agency: 'gov-bns-lu-naser' });

  const handed = await referred(app);
  await move(app, naser, handed, 'hand-back', { reason: 'ليس لنا' });
  const asked = await accepted(app);
  await move(app, naser, asked, 'ask', { question: 'أي شارع؟' });
  app.pass({ days: 1 });
  await person(app, asked, 'supply', { answer: 'شارع المدرسة' });
  const silent = await accepted(app);
  await move(app, naser, silent, 'ask', { question: 'أي شارع؟' });

  const leading = await answered(app);
  const follower = await file(app);
  await move(app, examiner, follower, 'join', { leading: leading.number });
  await move(app, centreJudge, leading, 'settle', {});
  await person(app, leading, 'confirm', { grade: 4 });
  const back = await answered(app);
  await move(app, centreJudge, back, 'return-reply', { reason: 'الصورة لا تظهر المكان' });
  const alone = await file(app);
  await move(app, examiner, alone, 'join', { leading: back.number });
  await person(app, back, 'withdraw');

  const again = await settled(app);
  app.pass({ days: 1 });
  await person(app, again, 'appeal', { reason: 'عادت القمامة' });
  await settled(app);
  await referred(app);
  app.turnTo(new Date('2026-09-06T09:00:00Z'));
  await askSatisfaction(app.ctx);
  await endWaiting(app.ctx);
}
