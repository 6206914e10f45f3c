import type { Letter, LetterLine } from './say-digest.ts';

/** Keeps what is written from left to right whole within a line of the other direction (UAX 9). */
const isolated = (text: string) => `\u2066${text}\u2069`;

/** A digest as text, for readers that show no pages. Addresses have lines of their own. */
export function letterText({
  greeting,
  lead,
  standsIn,
  parts,
  closing,
  account,
  stop,
}: Letter): string {
  const shown = parts.flatMap(({ title, sections }) => [
    ...(title === null ? [] : [`■ ${title}`]),
    ...sections.map((section) =>
      [
        `● ${section.title}: ${section.count}`,
        ...section.lines.map(lineText),
        `${section.all.words}:\n${section.all.address}`,
      ].join('\n'),
    ),
  ]);
  const head = [greeting, lead, ...(standsIn === null ? [] : [standsIn])];
  return [
    ...head,
    ...shown,
    closing,
    ...[stop, account].map(({ words, address }) => `${words}:\n${address}`),
  ].join('\n\n');
}

function lineText({ title, isNumber, about, time }: LetterLine): string {
  const parts = [isNumber ? isolated(title) : title, ...about, ...(time === null ? [] : [time])];
  return `- ${parts.join(' · ')}`;
}
