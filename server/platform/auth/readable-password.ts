import { randomInt } from 'node:crypto';

/** Letters and digits that cannot be taken for one another: 31 of them, so 16 hold 79 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that is read out or copied by hand once: four groups of four. */
export function readablePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
