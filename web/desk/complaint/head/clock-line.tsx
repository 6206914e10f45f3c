import { IconClock, IconPlayerPause } from '@tabler/icons-react';
import './clock-line.css';
import { type Clocked, clockWords } from './clock-words.ts';

/** The time of a complaint in a list, in the words in which its own page says it; nothing where none runs. */
export function ClockLine({ complaint }: { complaint: Clocked }) {
  const { state } = complaint.clock;
  if (state === 'stopped' && complaint.status !== 'settled') return null;
  const { words, exact, tone } = clockWords(complaint);
  const Icon = tone === 'waiting' ? IconPlayerPause : IconClock;
  return (
    <span className={`clock-line clock-line-${tone}`} title={exact ?? undefined}>
      <Icon size={16} stroke={1.6} aria-hidden />
      {words}
    </span>
  );
}
