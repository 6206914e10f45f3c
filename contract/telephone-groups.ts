/**
 * Telephone numbers as people here write and say them. What a number is was decided when it was read
 * (`telephone.ts`); this only parts its digits, carries no numbering plan, and so is light enough for a page.
 */

/** National digits, without the leading 0: a mobile or Greater Cairo; Alexandria or another governorate. */
const egyptian = [/^(1[0125]|2)(\d{4})(\d{4})$/, /^(3|\d\d)(\d{3})(\d{4})$/];

/** A country's code by the ITU's plan (E.164), and what is dialled after it. */
const international =
  /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)(\d+)$/;

/**
 * The groups in which a number is said, from its form in E.164: `010 0123 4567`, `02 2795 8000`,
 * `082 231 4567`. One of another country keeps its code, `+966 50 123 4567`. What is no number in E.164
 * comes back as it is.
 */
export function telephoneGroups(e164: string): string[] {
  if (e164.startsWith('+20')) {
    for (const form of egyptian) {
      const [, area, ...rest] = form.exec(e164.slice(3)) ?? [];
      if (area !== undefined) return [`0${area}`, ...rest];
    }
  }
  const [, country, rest] = international.exec(e164) ?? [];
  if (country === undefined || rest === undefined) return [e164];
  // Threes before a last four; a digit that would be left alone stays with what follows it.
  return [`+${country}`, ...rest.split(/(?<=\d\d)(?=(?:\d{3})*\d{4}$)/)];
}

/**
 * The same as one text. Its spaces do not break, and they keep the groups in their order between
 * Arabic-Indic digits too, where plain ones would turn it round.
 */
export const groupTelephone = (e164: string): string => telephoneGroups(e164).join('\u00a0');
