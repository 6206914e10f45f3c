import { named, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { isolated, numberInWords } from '../isolated.ts';

type Known = Pick<Complaint, 'status' | 'holder' | 'judge' | 'leading' | 'can'>;

/** Whose turn it is, and for what. */
export function actsNext({ status, holder, judge, leading, can }: Known): string {
  const agency = isolated(named((status === 'answered' ? (judge ?? holder) : holder).name));
  const number = leading === null ? '' : numberInWords(leading);
  const mine = Object.entries(can).some(([verb, may]) => may && verb !== 'supply');
  return say(`desk-complaint.next.${status}`, { agency, leading: number, mine: String(mine) });
}
