/**
 * Digits as they are read out. Nothing is said of how they sound: the words are in the catalogue.
 */
import { installation, language } from '../installation.ts';
import { say } from '../words.ts';

/** A telephone in the groups in which it is said: `010 0123 4567`; others in fours from the end. */
export function telephoneGroups(e164: string): string[] {
  const national = e164.startsWith('+20') ? `0${e164.slice(3)}` : e164;
  const mobile = /^(01[0125])(\d{4})(\d{4})$/.exec(national);
  if (mobile !== null) return mobile.slice(1);
  return national.replace(/(?<=\d)(?=(\d{4})+$)/g, ' ').split(' ');
}

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

const zero = installation.digits === 'arab' ? 0x0660 : 0x30;

/** ASCII digits in the script the person reads. */
export const inTheirDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
