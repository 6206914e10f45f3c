import type { IndicatorState } from '@insaf/contract/indicators.ts';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconTrendingUp,
} from '@tabler/icons-react';
import { say } from '../words.ts';

const icons = {
  reached: IconCircleCheck,
  missed: IconCircleX,
  on_course: IconTrendingUp,
  at_risk: IconAlertTriangle,
  off_course: IconCircleX,
  open: IconCircleDashed,
  no_target: IconCircleDashed,
} as const;

/** Where it stands, in words with a sign of its own shape; colour only repeats it. */
export function State({ state }: { state: IndicatorState }) {
  const Icon = icons[state];
  return (
    <span
      className={`indicator-state indicator-${state}`}
      title={say(`desk-indicators.state_means.${state}`)}
    >
      <Icon size={18} stroke={1.8} aria-hidden />
      {say(`desk-indicators.state.${state}`)}
    </span>
  );
}
