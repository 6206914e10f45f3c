import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBarrierBlock,
  IconLink,
  IconPlayerPause,
  IconScale,
  IconStack2,
} from '@tabler/icons-react';
import { type MouseEvent, memo } from 'react';
import { ComplaintNumber, grouped, StatusBadge } from '../parts/complaint-words.tsx';
import { named, say } from '../words.ts';
import type { Row } from './queue-data.ts';
import { toneOf, whyWords } from './why-words.ts';

export const rowId = (number: string) => `complaint-${number}`;

/** More reasons than these are read in the preview. */
const shownReasons = 3;

/** A cell of the grid; the grid has the focus, and no cell of it. */
const cell = { role: 'gridcell' } as const;

type Props = {
  row: Row;
  index: number;
  active: boolean;
  selected: boolean;
  /** What was done to it from here since it was shown: the key of a sentence. */
  done: string | null;
  /** Somebody changed it since it was shown. */
  changed: boolean;
  onClick: (row: Row, event: MouseEvent) => void;
  onToggle: (row: Row, event: MouseEvent) => void;
};

/** A complaint as a line: what it is, and why it stands here. */
export const QueueRowView = memo(function QueueRowView(props: Props) {
  const { row, index, active, selected, done, changed, onClick, onToggle } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list
    // biome-ignore lint/a11y/useSemanticElements: rows come and go, which a table does not allow
    <div
      role="row"
      id={rowId(row.number)}
      aria-rowindex={index + 1}
      aria-selected={selected}
      tabIndex={-1}
      className="queue-row"
      data-active={active || undefined}
      data-done={done === null ? undefined : true}
      onClick={(event) => onClick(row, event)}
    >
      <div {...cell} className="queue-check">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list */}
        <label className="queue-tick" onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            readOnly
            aria-label={say('desk-queue.list.select', { number: grouped(row.number, 4) })}
            onClick={(event) => onToggle(row, event)}
          />
        </label>
      </div>
      <div {...cell} className="queue-what">
        <div className="queue-head">
          <a
            className="queue-number"
            tabIndex={-1}
            href={`/desk/complaints/${row.number}`}
            onClick={(event) => {
              if (!event.ctrlKey && !event.metaKey) event.preventDefault();
            }}
          >
            <ComplaintNumber number={row.number} />
          </a>
          <StatusBadge status={row.status} />
          {changed ? <span className="queue-mark">{say('desk-queue.list.changed')}</span> : null}
          {done === null ? null : (
            <span className="queue-mark">{say('desk-queue.list.done', { verb: say(done) })}</span>
          )}
        </div>
        <p className="queue-summary" dir="auto">
          {row.summary}
        </p>
        <p className="queue-about">
          {row.kind === 'complaint' ? null : <span>{say(`lifecycle.kind.${row.kind}`)}</span>}
          <span>
            {row.category === null ? say('desk-queue.list.no_category') : named(row.category.name)}
          </span>
          {row.place === null ? null : <span>{named(row.place.name)}</span>}
          <span>{say('desk-queue.list.holder', { holder: named(row.holder.name) })}</span>
        </p>
      </div>
      <div {...cell} className="queue-why">
        {row.why.slice(0, shownReasons).map((each) => (
          <Reason key={each.code} why={each} />
        ))}
      </div>
    </div>
  );
});

export function Reason({ why }: { why: Row['why'][number] }) {
  const { text, exact } = whyWords(why);
  const Icon = icons[why.code as keyof typeof icons];
  return (
    <span className={`reason reason-${toneOf(why.code)}`} title={exact ?? undefined}>
      {Icon === undefined ? null : <Icon size={16} stroke={1.6} aria-hidden />}
      {text}
    </span>
  );
}

const icons = {
  overdue: IconAlertTriangle,
  returned: IconArrowBackUp,
  second_hand_back: IconArrowBackUp,
  appealed: IconScale,
  follows: IconLink,
  obstructed: IconBarrierBlock,
  gathered: IconStack2,
  waits_for_complainant: IconPlayerPause,
} as const;
