import type { Digits } from '@insaf/contract/digits.ts';
import type { StatementQuery } from '@insaf/contract/statement.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { PaperMaker } from '../../../platform/documents/compile-apart.ts';
import { words } from '../../../platform/words.ts';
import { installationFor } from '../../installation/index.ts';
import { mannerOf } from '../../review-papers/index.ts';
import type { Acting } from '../../rights/index.ts';
import { paperOf } from '../rules/paper.ts';
import { paperTemplate } from '../rules/paper-template.ts';
import { textOf } from '../rules/text.ts';
import { fileName } from './export-statement.ts';
import { countedUntilDay, readStatement } from './read-statement.ts';
import { tellingIn } from './telling-in.ts';

/**
 * A statement as PDF, of the very numbers that the page shows, and under which name it is kept.
 *
 * @throws Refusal all that reading a statement refuses; `busy` while too many papers are being set
 */
export async function printStatement(
  { ctx, maker }: { ctx: Ctx; maker: PaperMaker },
  acting: Acting,
  query: StatementQuery,
  { language, digits }: { language: Language; digits: Digits },
): Promise<{ readonly name: string; readonly file: Buffer }> {
  const statement = await readStatement(ctx, acting, query);
  const { name: installation } = await installationFor(ctx, language);
  const say = words(language, digits);
  const until = countedUntilDay(ctx, statement);
  const data = paperOf(
    mannerOf(say, { language, digits, zone: ctx.config.TIME_ZONE }),
    tellingIn(language, digits),
    {
      statement,
      text: textOf({ say, language, digits, until }, statement),
      frame: { installation, at: ctx.clock() },
    },
  );
  const file = await maker.compile({ template: paperTemplate, data, madeAt: ctx.clock() });
  return { name: fileName(statement, 'pdf'), file };
}
