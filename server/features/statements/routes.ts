import { statementRoutes } from '@insaf/contract/statement.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PaperMaker } from '../../platform/documents/compile-apart.ts';
import { sendNamed } from '../../platform/http/named-file.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { exportCsv, exportXlsx } from './actions/export-statement.ts';
import { printStatement } from './actions/print-statement.ts';
import { readStatement } from './actions/read-statement.ts';

/** @param maker sets the papers of a process, whoever asks for them */
export const statementHandlers = (ctx: Ctx, maker: PaperMaker) =>
  bind<typeof statementRoutes, Acting>(statementRoutes, {
    readStatement: ({ query }, { acting }) => readStatement(ctx, acting, query),
    exportStatementCsv: async ({ query }, { acting, reply }) =>
      sendNamed(reply, await exportCsv(ctx, acting, query)),
    exportStatementXlsx: async (
      { query: { language, ...query } },
      { acting, reply, language: own },
    ) => sendNamed(reply, await exportXlsx(ctx, acting, query, language ?? own)),
    printStatement: async (
      { query: { language, digits, ...query } },
      { acting, reply, language: own },
    ) => {
      const shown = { language: language ?? own, digits };
      return sendNamed(reply, await printStatement({ ctx, maker }, acting, query, shown), 'inline');
    },
  });
