import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { light } from '@insaf/contract/design-tokens.ts';
import { type Digits, inDigits } from '@insaf/contract/digits.ts';
import { dateFormat } from '@insaf/contract/formats.ts';
import type { Say } from '@insaf/contract/portal.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { PaperSize } from '@insaf/contract/tracking.ts';

/** What a receipt speaks of. No name: whoever finds a lost paper learns nobody's. */
export type ReceiptFacts = {
  readonly number: string;
  /** Null where the one it is printed for may not know it. */
  readonly code: string | null;
  readonly receivedAt: Date;
  readonly category: string | null;
  readonly place: string | null;
  /** Who has it now. */
  readonly holder: string;
  readonly dueAt: Date | null;
};

export type ReceiptManner = {
  readonly size: PaperSize;
  readonly language: Language;
  readonly digits: Digits;
  readonly say: Say;
  readonly zone: string;
  /** Public address of the installation. */
  readonly home: string;
  /** Of the picture that leads to the complaint, and of the mark: SVG. */
  readonly qr: string;
  /** Of the picture that proves its entry; null while the ledger has it not. */
  readonly proof: string | null;
};

/** The code as it is read out: 1234 5678, held together by a no-break space. */
export function groupTrackingCode(code: string): string {
  return `${code.slice(0, 4)}\u00a0${code.slice(4)}`;
}

/** The address behind the picture: the code is behind `#`, which no browser sends to a server. */
export function receiptLink(
  home: string,
  { number, code }: { number: string; code: string | null },
) {
  return `${home}/track/${number}${code === null ? '' : `#${code}`}`;
}

/** The address behind the picture of a proof, which is behind `#` as well: the check sends it nowhere. */
export const proofLink = (home: string, compact: string) => `${home}/verify#${compact}`;

/** What the template of the paper is given. */
export function receiptSheet(facts: ReceiptFacts, manner: ReceiptManner) {
  const { say, language, digits, zone, size, home } = manner;
  const shown = (text: string) => inDigits(text, digits);
  const locale = `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}`;
  const day = (at: Date, timeStyle?: 'short') =>
    dateFormat(locale, { dateStyle: 'full', timeStyle, timeZone: zone }).format(at);
  const fact = (key: string, value: string | null) =>
    value === null ? [] : [{ label: say(`portal-receipt.paper.${key}`), value, ltr: false }];
  return {
    size,
    language,
    colours: light,
    mark: markOf(size),
    qr: manner.qr,
    qrWords: say('portal-receipt.paper.qr'),
    proof: manner.proof,
    proofWords: say('portal-receipt.paper.proof'),
    brand: { name: say('portal.name'), tagline: say('portal.tagline') },
    title: say('portal-receipt.paper.title'),
    number: {
      label: say('portal-receipt.number'),
      value: shown(groupComplaintNumber(facts.number)),
    },
    code:
      facts.code === null
        ? null
        : { label: say('portal-receipt.code'), value: shown(groupTrackingCode(facts.code)) },
    withoutCode: say('portal-receipt.paper.without_code'),
    facts: [
      ...fact('received', day(facts.receivedAt, 'short')),
      ...fact('about', facts.category),
      ...fact('place', facts.place),
      ...fact('holder', facts.holder),
      ...fact('due', facts.dueAt === null ? null : day(facts.dueAt)),
    ],
    nextTitle: say('portal-receipt.next.title'),
    next: ['examined', 'answered', 'yours'].map((step) => say(`portal-receipt.paper.next.${step}`)),
    counts: ['1', '2', '3'].map(shown),
    keep: say('portal-receipt.paper.keep'),
    address: `${home}/track`.replace(/^https?:\/\//, ''),
  };
}

/** The mark of Insaf, as the pages show it; black for a printer that knows nothing else. */
function markOf(size: PaperSize): string {
  const ground = size === 'a5' ? light.nile : '#000000';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="${ground}"/><path d="M18 7v22M11 29h14M8 12h20M8 12l-3.5 8a4.2 4.2 0 0 0 7 0zM28 12l-3.5 8a4.2 4.2 0 0 0 7 0z" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}
