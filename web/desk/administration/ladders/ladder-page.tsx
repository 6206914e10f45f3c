import './ladders.css';
import type { AgencyLadders, LadderView } from '@insaf/contract/ladders.ts';
import { type Priority, priorities } from '@insaf/contract/vocabulary.ts';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { GoToAgency } from '../go-to-agency.tsx';
import { AdministrationPage } from '../sections.tsx';
import { LadderCard } from './ladder-card.tsx';
import { LadderDialog } from './ladder-dialog.tsx';
import { laddersKey, readLadders } from './ladders.ts';
import { LinesSet } from './lines-set.tsx';
import { Withdraw } from './withdraw.tsx';

/** Who is told when the clocks of an agency run out, and what it has from those above it. */
export default function LadderPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  return <Opened key={code} code={code} />;
}

function Opened({ code }: { code: string }) {
  const ladders = useQuery({ queryKey: laddersKey(code), queryFn: () => readLadders(code) });
  if (ladders.isPending) return <Loading />;
  if (ladders.isError) {
    return (
      <AdministrationPage title={say('desk-ladders.title')}>
        <GoToAgency section="ladders" code={code} />
        <Failed fault={ladders.error} retry={() => void ladders.refetch()} />
      </AdministrationPage>
    );
  }
  return <Shown of={ladders.data} />;
}

function Shown({ of }: { of: AgencyLadders }) {
  const { agency } = of;
  const [priority, setPriority] = useState<Priority>('ordinary');
  const [act, setAct] = useState<{ what: 'edit' | 'withdraw'; ladder: LadderView } | null>(null);
  const close = () => setAct(null);
  const name = useId();
  return (
    <AdministrationPage title={say('desk-ladders.title_of', { agency: named(agency.name) })}>
      <p className="card-text">{say('desk-ladders.intro')}</p>
      <p className="card-quiet">{say('desk-ladders.counts_from')}</p>
      <GoToAgency section="ladders" code={agency.code} known={named(agency.name)} />
      <div className="ladder-priority">
        <span id={name}>{say('desk-ladders.priority')}</span>
        <SegmentedControl
          aria-labelledby={name}
          value={priority}
          data={priorities.map((value) => ({ value, label: say(`lifecycle.priority.${value}`) }))}
          onChange={(value) => setPriority(value as Priority)}
        />
      </div>
      <div className="ladder-cards">
        {of.ladders
          .filter((ladder) => ladder.priority === priority || ladder.priority === null)
          .map((ladder) => (
            <LadderCard
              key={ladder.clock}
              ladder={ladder}
              own={agency.code}
              edit={() => setAct({ what: 'edit', ladder })}
              withdraw={() => setAct({ what: 'withdraw', ladder })}
            />
          ))}
      </div>
      <LinesSet lines={of.lines} />
      {act?.what === 'edit' ? (
        <LadderDialog code={agency.code} ladder={act.ladder} close={close} />
      ) : null}
      {act?.what === 'withdraw' ? (
        <Withdraw code={agency.code} ladder={act.ladder} close={close} />
      ) : null}
    </AdministrationPage>
  );
}
