import { statementRoutes } from '@insaf/contract/statement.ts';
import type { Ctx } from '../../platform/context.ts';
import type { PaperMaker } from '../../platform/documents/compile-apart.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { exportCsv, exportXlsx } from './actions/export-statement.ts';
import { printStatement } from './actions/print-statement.ts';
import { readStatement } from './actions/read-statement.ts';

/** @param maker sets the papers of a process, whoever asks for them */
export const statementHandlers = (ctx: Ctx, maker: PaperMaker) =>
  bind<typeof statementRoutes, Acting>(statementRoutes, {
    readStatement: ({ query }, { acting }) => readStatement(ctx, acting, query),
    exportStatementCsv: async ({ query }, { acting, reply }) => {
      const { name, file } = await exportCsv(ctx, acting, query);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return file;
    },
    exportStatementXlsx: async (
      { query: { language, ...query } },
      { acting, reply, language: own },
    ) => {
      const { name, file } = await exportXlsx(ctx, acting, query, language ?? own);
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return file;
    },
    printStatement: async (
      { query: { language, digits, ...query } },
      { acting, reply, language: own },
    ) => {
      const { name, file } = await printStatement({ ctx, maker }, acting, query, {
        ...{ language: language ?? own, digits },
      });
      reply.header('content-disposition', `inline; filename="${name}"`);
      return file;
    },
  });
