import { partnerRoutes } from '@insaf/contract/partners.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting } from '../rights/index.ts';
import { editKey } from './actions/edit-key.ts';
import { issueKey } from './actions/issue-key.ts';
import { listKeys } from './actions/list-keys.ts';
import { visibleKey } from './actions/reach-key.ts';
import { renewKey } from './actions/renew-key.ts';
import { revokeKey } from './actions/revoke-key.ts';
import { viewKey } from './actions/view-key.ts';
import { keyById } from './queries.ts';

export const partnerHandlers = (ctx: Ctx) =>
  bind<typeof partnerRoutes, Acting>(partnerRoutes, {
    readOwnKey: async (_input, { acting }) => {
      if (acting.kind !== 'partner') throw new Refusal('not_permitted');
      return viewKey(ctx, (await keyById(ctx.db, acting.keyId))!);
    },
    listPartnerKeys: ({ query }, { acting }) => listKeys(ctx, acting, query),
    readPartnerKey: async ({ params }, { acting }) =>
      viewKey(ctx, await visibleKey(ctx, acting, params.id)),
    issueKey: ({ body }, { acting }) => issueKey(ctx, acting, body),
    editKey: ({ params, body }, { acting }) => editKey(ctx, acting, params.id, body),
    renewKey: ({ params, body }, { acting }) => renewKey(ctx, acting, params.id, body),
    revokeKey: ({ params }, { acting }) => revokeKey(ctx, acting, params.id),
  });
