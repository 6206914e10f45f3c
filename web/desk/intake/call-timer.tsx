import { useEffect, useState } from 'react';
import { inDigits, say } from '../words.ts';

/** How long this call has been going on; still before its first word. */
export function CallTimer({ since }: { since: number | null }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [since]);
  const seconds = since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="call-timer" role="timer" aria-label={say('desk-intake.timer')}>
      <bdi>{inDigits(clock)}</bdi>
    </span>
  );
}
