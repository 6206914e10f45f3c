import type { DoneNow } from '@insaf/contract/portal-following.ts';
import { trackingRoutes } from '@insaf/contract/tracking.ts';

/** What is wrong with a field: nothing there, too much of it, or signs that cannot be stored. */
export type WrongWord = {
  readonly field: string;
  readonly fault: 'needed' | 'too_long' | 'unreadable';
  readonly most?: number;
};

const opening = { number: true, code: true } as const;

/** What each form may hold: the same as the API's, without number and code. */
const shapes = {
  supply: trackingRoutes.supply.body.omit(opening),
  confirm: trackingRoutes.confirm.body.omit(opening),
  appeal: trackingRoutes.appeal.body.omit(opening),
  withdraw: trackingRoutes.withdraw.body.omit(opening),
};

type Shape<Verb extends DoneNow> = ReturnType<(typeof shapes)[Verb]['parse']>;
type Entered = Readonly<Record<string, string>>;

const orders = {
  supply: ({ answer = '' }: Entered, uploads: readonly string[]) => ({ answer, uploads }),
  confirm: ({ grade = '', words = '' }: Entered) => ({
    grade: /^[1-5]$/.test(grade) ? Number(grade) : null,
    ...(words.trim() === '' ? {} : { words }),
  }),
  appeal: ({ reason = '' }: Entered, uploads: readonly string[]) => ({ reason, uploads }),
  withdraw: ({ reason = '' }: Entered) => (reason.trim() === '' ? {} : { reason }),
};

/** What a person sent about their complaint, or what is wrong with it. */
export function readWord<Verb extends DoneNow>(
  verb: Verb,
  entered: Entered,
  uploads: readonly string[],
): { order: Shape<Verb> } | { wrong: WrongWord[] } {
  const { success, data, error } = shapes[verb].safeParse(orders[verb](entered, uploads));
  if (success) return { order: data as Shape<Verb> };
  const byField = new Map<string, WrongWord>();
  for (const issue of error.issues) {
    const field = issue.path[0] === 'uploads' ? 'photos' : String(issue.path[0]);
    if (byField.has(field)) continue;
    const most = issue.code === 'too_big' ? Number(issue.maximum) : undefined;
    if (most !== undefined) byField.set(field, { field, fault: 'too_long', most });
    else byField.set(field, { field, fault: faultOf(issue.message) });
  }
  return { wrong: [...byField.values()] };
}

const faultOf = (message: string) => (message === 'unreadable' ? 'unreadable' : 'needed');
