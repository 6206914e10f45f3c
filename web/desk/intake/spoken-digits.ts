/**
 * Digits as they are read out. Nothing is said of how they sound: the words are in the catalogue.
 */
import { language } from '../installation.ts';
import { say } from '../words.ts';

/** Groups of four, as numbers and codes are read out. */
export const foursOf = (digits: string): string[] => digits.match(/\d{1,4}/g) ?? [];

/** `010` → «صفر عشرة», `4567` → «أربعة، خمسة، ستة، سبعة». */
export function spokenGroup(group: string, isFirst: boolean): string {
  if (isFirst && /^01[0125]$/.test(group)) return say(`desk-intake.prefix.${group}`);
  const digits = group.replace(/\D/g, '');
  return Array.from(digits, (digit) => say(`desk-intake.digit.${digit}`)).join(
    language === 'ar' ? '، ' : ', ',
  );
}
