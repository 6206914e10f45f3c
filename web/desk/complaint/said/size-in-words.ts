import { locale } from '../../words.ts';

/** A file's size as people say it: kilobytes, and megabytes once they are more than one. */
export function sizeInWords(bytes: number): string {
  const large = bytes >= 1024 * 1024;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(Math.max(bytes / (large ? 1024 * 1024 : 1024), large ? 0 : 1));
}
