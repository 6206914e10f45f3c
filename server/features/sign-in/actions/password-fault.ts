import { shortestPassword } from '@insaf/contract/sign-in.ts';
import { isKnownPassword } from '../../../platform/auth/known-passwords.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { wellKnownWords } from '../rules/well-known-words.ts';

/*
 * Whether a password can be guessed, found out here: nothing of it leaves the machine. The lists (the 49
 * thousand commonest of breaches, of which a password may not be made with a little more around it, and what
 * is common here) take a moment to load, so they are loaded when the first password is chosen. An
 * installation can give a list of its own, of all that became known in breaches.
 */

export type PasswordFault = 'short' | 'common' | 'personal' | 'guessable';

/** Guesses that a password must withstand: ten thousand million, which argon2id makes centuries. */
const fewestGuesses = 1e10;
/** So many letters and digits are left without one's own names, or the password is made of them. */
const fewestOthers = 8;

let lists: Promise<Awaited<ReturnType<typeof loadLists>>> | undefined;

async function loadLists() {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, 'well-known': [...wellKnownWords] },
    graphs: common.adjacencyGraphs,
    maxLength: 64,
  });
}

/**
 * What is wrong with a password, or null.
 *
 * @param knownList path of a list of known passwords (platform/auth/known-passwords.ts)
 */
export async function passwordFault(
  password: string,
  person: { name: string; email: string },
  knownList?: string,
): Promise<PasswordFault | null> {
  const plain = password.normalize('NFKC');
  if ([...plain].length < shortestPassword) return 'short';
  const lower = plain.toLowerCase();
  const own = `${person.name} ${person.email}`.toLowerCase().split(/[\s@._+-]+/);
  const ownWords = own.filter((word) => word.length > 2);
  const others = ownWords.reduce((left, word) => left.replaceAll(word, ''), lower);
  const remaining = others.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (others !== lower && remaining < fewestOthers) return 'personal';
  if (knownList !== undefined) {
    const forms = new Set([password, plain]);
    for (const form of forms) if (await isKnownPassword(knownList, form)) return 'common';
  }
  lists ??= loadLists();
  const { guesses, sequence } = (await lists).check(lower, ownWords);
  if (guesses >= fewestGuesses) return null;
  return sequence.some(({ pattern }) => pattern === 'dictionary') ? 'common' : 'guessable';
}

/**
 * @param field where the password stands in what was sent
 * @throws Refusal `password_short`, `password_common`, `password_personal`, `password_guessable`; `busy`
 *   while the list of the installation cannot be read
 */
export async function assertGoodPassword(
  ctx: Pick<Ctx, 'config' | 'log'>,
  password: string,
  person: { name: string; email: string },
  field: string,
): Promise<void> {
  const { KNOWN_PASSWORDS: list } = ctx.config;
  const fault = await passwordFault(password, person, list).catch((err: unknown) => {
    ctx.log.error({ err }, 'a password could not be held against the lists');
    throw new Refusal('busy', { seconds: 60 });
  });
  if (fault !== null) throw new Refusal(`password_${fault}`, { field, length: shortestPassword });
}
