import { describe, expect, test } from 'vitest';
import type { Language } from '../contract/text.ts';
import { countedMonth, putCountedMonth } from './counted-month.ts';
import { endWell, openDesk } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * An examiner reads a month of their own and writes beside it; their head reads it, without anybody ranked;
 * the examiner sees that they did. In a real browser on a real server.
 */

const desk = openDesk();

const waiting = { timeout: 60_000 };

describe.skipIf(desk.skipped)('a month of work', () => {
  test.for(['ar', 'en'] as Language[])(
    'is read and remarked on by who did it, then read by their head, which they see, in %s',
    { timeout: 240_000 },
    async (language) => {
      const say = wordsOf(language);
      const remark = language === 'ar' ? 'كنت في مأمورية أسبوعًا' : 'I was on field duty for a week';
      await putCountedMonth(desk.dataDir);

      const own = await desk.open('examiner', language, '/desk');
      await own.page.locator('.person').click();
      await own.page.getByRole('menuitem', { name: say('desk.nav.my_work') }).click();
      await own.page
        .getByRole('heading', { level: 1, name: say('desk-evaluation.title') })
        .waitFor();
      await own.page.goto(`${desk.url}/desk/my-work?month=${countedMonth}`);
      const row = own.page.getByRole('row', { name: say('desk-evaluation.verb.refer') });
      await row.getByText('120').waitFor();
      await row.getByText(say('desk-evaluation.work.no_team')).waitFor();
      await own.page.getByLabel(say('desk-evaluation.remarks.field')).fill(remark);
      await own.page.getByRole('button', { name: say('desk-evaluation.remarks.add') }).click();
      await own.page.locator('.work-words', { hasText: remark }).waitFor();

      const head = await desk.open('head.system', language, '/desk/evaluation');
      await head.page.getByRole('link', { name: say('desk-evaluation.offices.my_staff') }).click();
      await head.page.getByRole('heading', { name: say('desk-evaluation.staff.title') }).waitFor();
      const names = await head.page.locator('.work-people strong').allTextContents();
      expect(names.length).toBeGreaterThan(1);
      const { people } = (
        await desk
          .as('head.system')
          .get<{ agencies: { people: { name: string; months: string[] }[] }[] }>(
            '/evaluation/staff',
          )
      ).agencies[0]!;
      expect(names).toEqual(people.map(({ name }) => name));
      await head.page.locator('.work-months a').first().click();
      await head.page.getByText(remark).first().waitFor();
      await head.page
        .getByRole('row', { name: say('desk-evaluation.verb.refer') })
        .getByText('120')
        .waitFor();

      const { name } = await desk.as('head.system').get<{ name: string }>('/me');
      await own.page.reload();
      await expect
        .poll(() => own.page.locator('.work-list li', { hasText: name }).count(), waiting)
        .toBeGreaterThan(0);
      await endWell(head);
      await endWell(own);
    },
  );
});
