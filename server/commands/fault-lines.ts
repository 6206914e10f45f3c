import type { Language } from '@insaf/contract/text.ts';
import type { LoadFault } from '../features/agencies/index.ts';
import type { Refusal } from '../platform/errors.ts';
import { words } from '../platform/words.ts';

/** How many faults of a file are said before the rest is counted. */
const said = 50;

/** A refusal in words: its sentence, the input at fault and, of a file, every fault with its line. */
export function faultLines({ code, params }: Refusal, language: Language): string[] {
  const say = words(language);
  const fitting = Object.entries(params).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  const sentence = say(`errors.${code}`, Object.fromEntries(fitting));
  const field = code !== 'wrong_csv' && params.field ? ` (${params.field})` : '';
  const faults = Array.isArray(params.faults) ? (params.faults as LoadFault[]) : [];
  const lines = faults.slice(0, said).map(({ file, line, column, because, value }) => {
    const place = [`${file}.csv`, line, column].filter((part) => part !== '').join(':');
    return `  ${place}  ${say(`directory.faults.${because}`, { value })}`;
  });
  const rest = faults.length - said;
  return [`${sentence}${field}`, ...lines, ...(rest > 0 ? [`  … +${rest}`] : [])];
}
