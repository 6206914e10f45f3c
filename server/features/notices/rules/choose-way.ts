import type { TellingWay } from '@insaf/contract/notices.ts';
import { readTelephone } from '@insaf/contract/telephone.ts';
import type { NoticeWay } from '@insaf/contract/vocabulary.ts';

export type Addresses = {
  readonly noticeBy: NoticeWay;
  /** As E.164, as it is kept. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
};

/**
 * The ways to tell a person, the first to be tried first: the one they prefer, else a short message,
 * else e-mail. A landline is no way. Nobody is told twice: the next way is for when the one before can
 * never work. None when they said so, or when there is none: they can still look it up.
 */
export function chooseWays({ noticeBy, phone, email }: Addresses): TellingWay[] {
  if (noticeBy === 'none') return [];
  const ways: TellingWay[] = [];
  if (phone !== undefined && takesShortMessages(phone)) ways.push('sms');
  if (email !== undefined && email !== '') ways.push('email');
  return noticeBy === 'email' ? ways.reverse() : ways;
}

function takesShortMessages(phone: string): boolean {
  const reading = readTelephone(phone, 'EG');
  return reading.ok && reading.kind !== 'landline';
}
