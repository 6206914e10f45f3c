import { inDigits } from '../words.ts';

/** A name or number within a sentence, whose direction does not disturb what stands around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A complaint's number in three groups within a sentence: its groups stay in their order. */
export const numberInWords = (number: string): string =>
  `\u2066${inDigits(number.replaceAll(/(\d{4})(?=\d)/g, '$1\u00a0'))}\u2069`;
