import type { AgencyTargets, TargetLine } from '@insaf/contract/targets.ts';
import { timedSteps } from '@insaf/contract/targets.ts';
import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { Confirm } from '../confirm.tsx';
import { readTargets, targetsKey, withdrawTarget } from './calendars.ts';
import { TargetDialog } from './target-dialog.tsx';
import { allowanceWords, daysOfTarget } from './target-words.ts';

/** How long each step may take here, for each priority, and the lines that say so. */
export function TargetsCard({ code }: { code: string }) {
  const [isSetting, setSetting] = useState(false);
  const targets = useQuery({ queryKey: targetsKey(code), queryFn: () => readTargets(code) });
  return (
    <section className="card" aria-labelledby="targets">
      <div className="admin-head">
        <Title order={2} size="h4" id="targets">
          {say('desk-calendars.targets.title')}
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setSetting(true)}
        >
          {say('desk-calendars.targets.add')}
        </Button>
      </div>
      <p className="card-text">{say('desk-calendars.targets.intro')}</p>
      {targets.isPending ? <Loading /> : null}
      {targets.isError ? (
        <Failed fault={targets.error} retry={() => void targets.refetch()} />
      ) : null}
      {targets.data === undefined ? null : <Shown targets={targets.data} />}
      {isSetting && targets.data !== undefined ? (
        <TargetDialog targets={targets.data} close={() => setSetting(false)} />
      ) : null}
    </section>
  );
}

function Shown({ targets }: { targets: AgencyTargets }) {
  return (
    <>
      <Counts targets={targets} />
      <p className="card-quiet">{say('desk-calendars.targets.handling_note')}</p>
      <h3 className="admin-small-head">{say('desk-calendars.targets.complainant')}</h3>
      <dl className="card-facts">
        {(['supply', 'supply_cap', 'objection', 'appeal'] as const).map((step) => (
          <div key={step} className="card-fact">
            <dt>{say(`desk-calendars.targets.step.${step}`)}</dt>
            <dd>{daysOfTarget(targets.days[step])}</dd>
          </div>
        ))}
      </dl>
      <h3 className="admin-small-head">{say('desk-calendars.targets.lines')}</h3>
      <Lines targets={targets} />
    </>
  );
}

function Counts({ targets: { counts } }: { targets: AgencyTargets }) {
  return (
    <div className="calendar-table">
      <table aria-label={say('desk-calendars.targets.caption')}>
        <thead>
          <tr>
            <th scope="col">{say('desk-calendars.targets.step_head')}</th>
            {counts.map(({ priority }) => (
              <th key={priority} scope="col">
                {say(`desk-calendars.targets.priority.${priority}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timedSteps.map((step) => (
            <tr key={step}>
              <th scope="row">{say(`desk-calendars.targets.step.${step}`)}</th>
              {counts.map((of) => (
                <td key={of.priority}>{allowanceWords(of[step])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ targets: { lines, agency } }: { targets: AgencyTargets }) {
  const [taken, setTaken] = useState<TargetLine | null>(null);
  if (lines.length === 0) {
    return <p className="card-quiet">{say('desk-calendars.targets.no_lines')}</p>;
  }
  return (
    <>
      <ul className="admin-list">
        {lines.map((line) => (
          <li key={line.id} className="calendar-declared">
            <div className="calendar-line">
              <strong>
                {say(`desk-calendars.targets.step.${line.step}`)}
                {': '}
                {line.minutes === null
                  ? daysOfTarget(line.days ?? 0)
                  : allowanceWords({ minutes: line.minutes, roundTheClock: line.roundTheClock })}
              </strong>
              <span>{selectionWords(line)}</span>
              <span className="card-quiet">
                {say('desk-calendars.targets.from', { agency: named(line.agency.name) })}
              </span>
            </div>
            {line.own ? (
              <Button variant="default" onClick={() => setTaken(line)}>
                {say('desk-calendars.targets.withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {taken === null ? null : (
        <Withdraw code={agency.code} line={taken} close={() => setTaken(null)} />
      )}
    </>
  );
}

function selectionWords({ initiative, category, kind, priority }: TargetLine): string {
  return [
    ...(initiative === null ? [] : [named(initiative.name)]),
    category === null ? say('desk-calendars.targets.any_category') : named(category.name),
    kind === null ? say('desk-calendars.targets.any_kind') : say(`lifecycle.kind.${kind}`),
    priority === null
      ? say('desk-calendars.targets.any_priority')
      : say(`desk-calendars.targets.priority.${priority}`),
  ].join(' · ');
}

function Withdraw({ code, line, close }: { code: string; line: TargetLine; close: () => void }) {
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: () => withdrawTarget(code, line.id),
    onSuccess: (targets) => {
      queries.setQueryData(targetsKey(code), targets);
      close();
    },
  });
  return (
    <Confirm
      title={say('desk-calendars.targets.withdraw_title')}
      text={say('desk-calendars.targets.withdraw_text')}
      act={say('desk-calendars.targets.withdraw')}
      grave
      doing={taking}
      close={close}
    />
  );
}
