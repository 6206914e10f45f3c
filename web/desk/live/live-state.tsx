import './live.css';
import { Tooltip } from '@mantine/core';
import { IconCloudOff, IconPointFilled, IconRefresh } from '@tabler/icons-react';
import { say } from '../words.ts';
import { useLiveState } from './use-live.ts';

const icons = {
  connecting: IconRefresh,
  live: IconPointFilled,
  reconnecting: IconRefresh,
  offline: IconCloudOff,
};

/** Whether what is shown is up to date by itself: a quiet point while it is, words when it is not. */
export function LiveStateMark() {
  const state = useLiveState();
  const Icon = icons[state];
  return (
    <Tooltip label={say(`desk-beside.live.${state}`)}>
      <span className={`live-state live-state-${state}`} role="status">
        <Icon size={18} stroke={1.6} aria-hidden />
        <span className={state === 'reconnecting' || state === 'offline' ? '' : 'hidden-words'}>
          {say(`desk-beside.live.short.${state}`)}
        </span>
      </span>
    </Tooltip>
  );
}
