import './agencies.css';
import { Badge, Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Failed, Loading } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { AdministrationPage } from '../sections.tsx';
import { type AgencyPage, agencyKey, readAgency } from './agencies.ts';
import { AgencyHistory } from './agency-history.tsx';
import { type Change, ChangeDialog } from './change-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { useCompetenceName, usePlaceName } from './names.ts';
import { NewAgency } from './new-agency.tsx';

/** One agency: what it is, who heads it, what lies below, what was changed, and what can be changed. */
export default function AgencyDetails() {
  const { code } = useParams({ strict: false }) as { code: string };
  const agency = useQuery({ queryKey: agencyKey(code), queryFn: () => readAgency(code) });
  if (agency.isPending) return <Loading />;
  if (agency.isError) return <Failed fault={agency.error} retry={() => void agency.refetch()} />;
  return <Shown key={code} agency={agency.data} />;
}

type Act = Change | 'rename' | 'edit' | 'add';

function Shown({ agency }: { agency: AgencyPage }) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const isRoot = agency.parent === null;
  const button = (name: Act, color?: string) => (
    <Button
      key={name}
      variant="default"
      {...(color ? { c: color } : {})}
      onClick={() => setAct(name)}
    >
      {say(`desk-agencies.act.${name}`)}
    </Button>
  );
  return (
    <AdministrationPage
      title={named(agency.name)}
      above={<Path agency={agency} />}
      acts={
        agency.can.manage ? (
          <>
            {agency.active ? button('add') : null}
            {button('rename')}
            {button('edit')}
            {isRoot || !agency.active ? null : button('move')}
            {isRoot || !agency.active ? null : button('merge')}
            {isRoot || !agency.active ? null : button('close', 'clay')}
            {agency.active ? null : button('reopen')}
          </>
        ) : undefined
      }
    >
      {agency.active ? null : (
        <p className="card-note">
          {agency.successor === null ? (
            say('desk-agencies.is_closed')
          ) : (
            <>
              {say('desk-agencies.is_merged')}{' '}
              <Link to={`/administration/agencies/${agency.successor}` as never}>
                <bdi>{agency.successor}</bdi>
              </Link>
            </>
          )}
        </p>
      )}
      <div className="card-columns">
        <div className="card-stack">
          <Facts agency={agency} />
          <People agency={agency} />
        </div>
        <div className="card-stack">
          <Below agency={agency} />
          <AgencyHistory agency={agency} />
        </div>
      </div>
      {act === 'rename' || act === 'edit' ? (
        <EditDialog agency={agency} what={act} close={close} />
      ) : null}
      {act === 'add' ? <NewAgency parent={agency} close={close} /> : null}
      {act === 'move' || act === 'merge' || act === 'close' || act === 'reopen' ? (
        <ChangeDialog agency={agency} change={act} close={close} />
      ) : null}
    </AdministrationPage>
  );
}

function Path({ agency }: { agency: AgencyPage }) {
  return (
    <nav aria-label={say('desk-agencies.path')} className="admin-path">
      <ol>
        <li>
          <Link to={'/administration/agencies' as never}>{say('desk-agencies.title')}</Link>
        </li>
        {agency.ancestors.map(({ code, name }) => (
          <li key={code}>
            <Link to={`/administration/agencies/${code}` as never}>{named(name)}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Facts({ agency }: { agency: AgencyPage }) {
  const placeName = usePlaceName();
  const competence = useCompetenceName();
  return (
    <section className="card" aria-labelledby="facts">
      <Title order={2} size="h4" id="facts">
        {say('desk-agencies.facts')}
      </Title>
      <dl className="card-facts">
        <dt>{say('desk-agencies.name_ar')}</dt>
        <dd lang="ar" dir="rtl">
          {agency.name.ar}
        </dd>
        <dt>{say('desk-agencies.name_en')}</dt>
        <dd lang="en" dir="ltr">
          {agency.name.en}
        </dd>
        <dt>{say('desk-agencies.kind')}</dt>
        <dd>{say(`lifecycle.agency.${agency.kind}`)}</dd>
        <dt>{say('desk-agencies.code')}</dt>
        <dd>
          <bdi>{agency.code}</bdi>
        </dd>
        <dt>{say('desk-agencies.place')}</dt>
        <dd>
          <bdi>
            {agency.place === null ? say('desk-administration.none') : placeName(agency.place)}
          </bdi>
        </dd>
        <dt>{say('desk-agencies.sectors')}</dt>
        <dd>
          {agency.sectors.length === 0
            ? say('desk-administration.none')
            : agency.sectors.map((code) => (
                <Badge key={code} variant="light" tt="none" me="xs">
                  {competence(code)}
                </Badge>
              ))}
        </dd>
        <dt>{say('desk-agencies.examines')}</dt>
        <dd>{say(`desk-administration.${agency.examines ? 'yes' : 'no'}`)}</dd>
        {agency.formerNames.map(({ name, until }) => (
          <div key={until} className="card-fact">
            <dt>{say('desk-agencies.former_name')}</dt>
            <dd>
              {named(name)}{' '}
              <span className="card-quiet">
                {say('desk-agencies.until')} <When at={until} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function People({ agency }: { agency: AgencyPage }) {
  return (
    <section className="card" aria-labelledby="people">
      <Title order={2} size="h4" id="people">
        {say('desk-agencies.people')}
      </Title>
      <Named words="desk-agencies.heads" people={agency.heads ?? []} />
      <Named words="desk-agencies.officers" people={agency.complaintsOfficers ?? []} />
      <Link to={'/administration/staff' as never} search={{ agency: agency.code } as never}>
        {say('desk-agencies.all_staff')}
      </Link>
    </section>
  );
}

function Named({ words, people }: { words: string; people: NonNullable<AgencyPage['heads']> }) {
  return (
    <>
      <h3 className="admin-small-head">{say(words)}</h3>
      {people.length === 0 ? (
        <p className="card-quiet">{say('desk-agencies.nobody')}</p>
      ) : (
        <ul className="admin-plain">
          {people.map(({ id, name }, index) => (
            <li key={id ?? `${name}-${index}`}>
              {id === undefined ? (
                name
              ) : (
                <Link to={`/administration/staff/${id}` as never}>{name}</Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Below({ agency }: { agency: AgencyPage }) {
  return (
    <section className="card" aria-labelledby="below">
      <Title order={2} size="h4" id="below">
        {say('desk-agencies.directly_below')}
      </Title>
      {agency.children.length === 0 ? (
        <p className="card-quiet">{say('desk-agencies.nothing_below')}</p>
      ) : (
        <ul className="admin-plain admin-scroll" aria-labelledby="below">
          {agency.children.map(({ code, name, active }) => (
            <li key={code}>
              <Link to={`/administration/agencies/${code}` as never}>{named(name)}</Link>
              {active ? null : <span className="card-quiet"> · {say('desk-agencies.closed')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
