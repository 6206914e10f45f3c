import { deviceOf } from '@insaf/contract/device.ts';
import { dateFormat } from '@insaf/contract/formats.ts';
import type { Language } from '@insaf/contract/text.ts';
import { z } from 'zod';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { words } from '../../../platform/words.ts';
import { activeMember, queueTold, signInById } from '../queries.ts';

/** What is told of one's own account by e-mail. */
export const toldChanges = [
  'password_chosen',
  'second_factor_set',
  'second_factor_removed',
  'passkey_added',
  'passkey_removed',
] as const;

const job = z.union([
  z.object({ signIn: z.string() }),
  z.object({ staffId: z.string(), what: z.enum(toldChanges), at: z.coerce.date() }),
]);

type Told = (typeof toldChanges)[number];

/** Has somebody told of a change, in its transaction. */
export function tellOfChange(ctx: Ctx, db: Db, staffId: string, what: Told): Promise<void> {
  return queueTold(db, { staffId, what, at: ctx.clock().toISOString() });
}

/**
 * Tells somebody by e-mail of a sign-in from a device they had not used before, or that what they sign in
 * with was changed. Who did not do it reads what to do now.
 *
 * @throws NotSent, so that it is tried again
 */
export async function tellOfAccount(
  ctx: Ctx,
  { email }: Pick<Transports, 'email'>,
  payload: unknown,
): Promise<void> {
  const told = job.parse(payload);
  const link = `${ctx.config.PUBLIC_URL}/desk/account`;
  if ('signIn' in told) {
    const row = await signInById(ctx.db, told.signIn);
    if (row === undefined) return;
    const say = words(row.language as Language);
    const { browser, system } = deviceOf(row.device);
    const device = [browser, system].filter((part) => part !== undefined).join(' · ');
    await email.send({
      to: row.email,
      subject: say('staff-messages.new_device.subject'),
      text: say('staff-messages.new_device.text', {
        ...{ name: row.name, address: row.address, link },
        at: momentIn(ctx, row.language as Language, row.at),
        device: device || say('staff-messages.new_device.unknown'),
      }),
      ...{ reference: `sign-in-${told.signIn}`, at: row.at },
    });
    return;
  }
  const member = await activeMember(ctx.db, { id: told.staffId });
  if (member === undefined) return;
  const say = words(member.language as Language);
  await email.send({
    to: member.email,
    subject: say('staff-messages.changed.subject'),
    text: say('staff-messages.changed.text', {
      ...{ name: member.name, what: told.what, link },
      at: momentIn(ctx, member.language as Language, told.at),
    }),
    ...{ reference: `account-${told.what}-${told.at.getTime()}`, at: told.at },
  });
}

function momentIn({ config }: Ctx, language: Language, at: Date): string {
  const locale = language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB';
  const form = { dateStyle: 'full', timeStyle: 'short', timeZone: config.TIME_ZONE } as const;
  return dateFormat(locale, form).format(at);
}
