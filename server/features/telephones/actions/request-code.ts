/*
 * A code is asked for. Whoever asks learns nothing about the number: the same is counted, kept and
 * answered for any, and whether complaints were filed from it is looked up later, by the job that sends.
 *
 * Short messages cost money, and they disturb who gets them: they are counted per number and address, per
 * number, and per address, each with a wait that doubles; and in all (send-code.ts).
 */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readTelephone } from '@insaf/contract/telephone.ts';
import { telephoneCodeDigits } from '@insaf/contract/telephones.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { takeAttempt } from '../../../platform/db/counted-attempts.ts';
import { Refusal } from '../../../platform/errors.ts';
import { addressOf } from '../../../platform/http/address-of.ts';
import { keepCode } from '../queries.ts';
import { sentInThisHour } from './send-code.ts';

const lastsMs = 10 * 60_000;

const aMinute = 60;
/** One who is known by nothing but a number cannot use up all its codes of a day. */
const numberFromAddress = { free: 0, firstWait: aMinute, stopAt: 5 };
const numberAlone = { free: 2, firstWait: aMinute, stopAt: 10 };
/** Many people share the address of a mobile carrier; who signs in gives theirs back. */
const addressAlone = { free: 20, firstWait: 30, stopAt: 100 };

export const requestsFrom = (address: string) => `telephone codes from ${address}`;

/** What the browser keeps while its person waits for the message. */
export type RequestedCode = {
  /** Goes with the code: 32 random bytes as base64url. */
  readonly request: string;
  /** E.164 */
  readonly phone: string;
  readonly expiresAt: Date;
};

/**
 * @param ip from where it is asked
 * @throws Refusal `wrong_phone`, `too_many_attempts` with `seconds` until a code can be asked for again,
 *   `busy` while no more messages can be paid for
 */
export async function requestCode(
  ctx: Ctx,
  given: { phone: string; language: Language },
  ip: string,
): Promise<RequestedCode> {
  const read = readTelephone(given.phone, 'EG');
  if (!read.ok || read.kind === 'landline') throw new Refusal('wrong_phone', { field: 'phone' });
  const phone = read.e164;
  const now = ctx.clock();
  const address = addressOf(ip);
  const number = ctx.sealing.hash('telephone', phone).toString('base64url');
  await takeAttempt(ctx.db, `telephone codes to ${number} from ${address}`, numberFromAddress, now);
  await takeAttempt(ctx.db, `telephone codes to ${number}`, numberAlone, now);
  await takeAttempt(ctx.db, requestsFrom(address), addressAlone, now);
  if ((await sentInThisHour(ctx)) >= ctx.config.CODE_SMS_PER_HOUR) throw new Refusal('busy');

  const request = randomBytes(32).toString('base64url');
  const code = String(randomInt(10 ** telephoneCodeDigits)).padStart(telephoneCodeDigits, '0');
  const expiresAt = new Date(now.getTime() + lastsMs);
  const message = {
    ...{ phone, code, language: given.language, expiresAt, at: now },
    reference: randomUUID(),
  };
  const job = ctx.sealing.seal(JSON.stringify(message));
  const { sealed, key } = ctx.sealing.seal(phone);
  await keepCode(
    ctx.db,
    {
      requestHash: ctx.sealing.hash('telephone-request', request),
      codeHash: codeHash(ctx, request, code),
      phone: { sealed_phone: sealed, sealed_key: key },
      expiresAt,
    },
    { sealed: job.sealed.toString('base64'), key: job.key.toString('base64') },
  );
  return { request, phone, expiresAt };
}

/** A code alone says nothing: it belongs to the request that it was sent for. */
export function codeHash({ sealing }: Pick<Ctx, 'sealing'>, request: string, code: string): Buffer {
  return sealing.hash('telephone-code', `${request} ${code}`);
}
