import type { Material } from '../../ledger/index.ts';

/**
 * What must be gone once a person was erased: what was written, up to the move that was the last then.
 * Words that came later are words of whoever wrote them since.
 */
export function leftAfterErasure({ complaints, history_words }: Material, upTo: number): string[] {
  const [complaint] = complaints;
  const left = ['text', 'remedy', 'address', 'landmark'].filter(
    (column) => (complaint?.[column] ?? '') !== '',
  );
  return [
    ...left.map((column) => `complaints.${column} is there, though the person was erased`),
    ...history_words
      .filter(({ seq, words }) => Number(seq) <= upTo && words !== '')
      .map(({ seq }) => `words of move ${Number(seq)} are there, though the person was erased`),
  ];
}
