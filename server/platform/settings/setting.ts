import { z } from 'zod';

export type Setting<T> = {
  /** Reads the text of the environment. */
  shape: z.ZodType<T, string>;
  /** Ends the sentence "NAME must be …". */
  accepts: string;
  meaning: string;
  /** The text that stands for an absent one. */
  default?: string;
  /** What happens when it is absent, in words, where that is not a plain default. */
  unset?: string;
  /** Never printed; may also be given as NAME_FILE, the path of a file that holds it. */
  secret?: true;
};

/* Shapes that several settings have. */

export const text = z.string().min(1);

export const wholeNumber = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));

export const oneOf = <const T extends string>(...names: T[]) =>
  z.string().refine((value): value is T => (names as string[]).includes(value));

export const address = (...protocols: string[]) =>
  z.string().refine((value) => {
    const url = URL.parse(value);
    return url !== null && protocols.includes(url.protocol.slice(0, -1)) && url.hostname !== '';
  });
