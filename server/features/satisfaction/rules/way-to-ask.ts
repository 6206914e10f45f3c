import type { AskingWay } from '@insaf/contract/satisfaction.ts';
import { type Addresses, chooseWays } from '../../notices/index.ts';

/**
 * How one person is asked: by the message they chose; by a call where only a landline is known; on the page
 * of their complaint where they want to hear of nothing, or there is no other way.
 *
 * @param mayCall whether staff may see whom they call: not in what is confidential
 */
export function wayToAsk(person: Addresses, mayCall: boolean): AskingWay {
  if (person.noticeBy === 'none') return 'page';
  return chooseWays(person)[0] ?? wayWithoutMessages(person, mayCall);
}

/** The same where messages turned out not to arrive. */
export function wayWithoutMessages({ phone }: Addresses, mayCall: boolean): 'call' | 'page' {
  return phone !== undefined && mayCall ? 'call' : 'page';
}

/** The one of several people who is asked for all of them: who is reached most easily, the first first. */
export function whoIsAsked<Person extends { readonly way: AskingWay }>(
  people: readonly Person[],
): Person | undefined {
  const rank = { sms: 0, email: 0, call: 1, page: 2 } as const;
  return people.toSorted((one, other) => rank[one.way] - rank[other.way])[0];
}
