import { digestRoutes } from '@insaf/contract/digests.ts';
import type { Ctx } from '../../platform/context.ts';
import { Refusal } from '../../platform/errors.ts';
import { bind } from '../../platform/http/routes.ts';
import type { Acting, Staff } from '../rights/index.ts';
import { changeDigest, readDigest } from './actions/choose-digest.ts';

function person(acting: Acting): Staff {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting;
}

export const digestHandlers = (ctx: Ctx) =>
  bind<typeof digestRoutes, Acting>(digestRoutes, {
    readDigest: (_input, { acting }) => readDigest(ctx, person(acting)),
    changeDigest: ({ body }, { acting }) => changeDigest(ctx, person(acting), body.on),
  });
