import { ledgerRoutes } from '@insaf/contract/ledger.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { tileAt, tileWidth } from 'insaf-verify/tiles.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import { readComplaint } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import { cosignHead } from './actions/cosign-head.ts';
import { readHead, readKey, readKeys } from './actions/read-head.ts';
import { readTile } from './actions/read-tile.ts';
import { receiptOf } from './actions/receipt-of.ts';

export const ledgerHandlers = (ctx: Ctx) =>
  bind<typeof ledgerRoutes, Acting>(ledgerRoutes, {
    readReceiptFor: async ({ params }, { acting }) => {
      const complaint = await readComplaint(ctx.db, acting, params.number);
      if (complaint === undefined) throw new Refusal('not_found');
      const receipt = await receiptOf(ctx, complaint, 'staff');
      if (receipt === undefined) throw new Refusal('not_in_ledger_yet');
      return receipt;
    },
    cosignHead: async ({ body }) => ({ checkpoint: await cosignHead(ctx, body.checkpoint) }),
  });

const forEver = 'public, max-age=31536000, immutable';

/** The public ledger, at the addresses of C2SP tlog-tiles: for anybody's program, from any page. */
export function mountLedger(http: FastifyInstance, ctx: Ctx): void {
  const hidden = { schema: { hide: true }, config: { access: 'public' } } as const;
  const open = (reply: FastifyReply, cached: string) =>
    reply.header('access-control-allow-origin', '*').header('cache-control', cached);
  const text = (reply: FastifyReply, cached: string, said: string | undefined) => {
    if (said === undefined) throw new Refusal('not_found');
    return open(reply, cached).type('text/plain; charset=utf-8').send(said);
  };
  http.get('/ledger/checkpoint', hidden, async (_, reply) =>
    text(reply, 'public, max-age=1', await readHead(ctx)),
  );
  http.get('/ledger/checkpoint/witnessed', hidden, async (_, reply) =>
    text(reply, 'public, max-age=1', await readHead(ctx, true)),
  );
  http.get('/ledger/key', hidden, async (_, reply) =>
    text(reply, 'public, max-age=60', `${await readKey(ctx)}\n`),
  );
  http.get('/ledger/keys', hidden, async (_, reply) =>
    open(reply, 'public, max-age=1').send(await readKeys(ctx)),
  );
  http.get<{ Params: { '*': string } }>('/ledger/tile/*', hidden, async (request, reply) => {
    const tile = tileAt(`tile/${request.params['*']}`);
    const content = tile && (await readTile(ctx.db, tile));
    if (content === undefined) throw new Refusal('not_found');
    // Every part of a tile is for ever too, but of those there are 255, and one is asked for once.
    return open(reply, tile!.width === tileWidth ? forEver : 'public, max-age=3600')
      .type('application/octet-stream')
      .send(Buffer.from(content));
  });
}
