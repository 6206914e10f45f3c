import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import { inDigits, say } from '../words.ts';

/** A complaint's number in three groups, as it is read over a telephone; in one line where that is possible. */
export function ComplaintNumber({ number }: { number: string }) {
  return (
    <bdi className="number" dir="ltr">
      {grouped(number, 4).replaceAll('\u00a0', ' ')}
    </bdi>
  );
}

/** Digits in groups, apart by a space that does not break, as the person reads digits. */
export function grouped(digits: string, size: number): string {
  return inDigits(digits.match(new RegExp(`.{1,${size}}`, 'g'))?.join('\u00a0') ?? digits);
}

const tones: Record<Status, string> = {
  received: 'sky',
  incomplete: 'wheat',
  referred: 'sky',
  in_progress: 'nile',
  answered: 'wheat',
  settled: 'reed',
  closed: 'quiet',
  dismissed: 'quiet',
  joined: 'quiet',
  withdrawn: 'quiet',
};

export function StatusBadge({ status }: { status: Status }) {
  return (
    <span className={`badge badge-${tones[status]}`}>{say(`lifecycle.status.${status}`)}</span>
  );
}
