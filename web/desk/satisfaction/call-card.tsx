import type { SatisfactionCall, satisfactionRoutes } from '@insaf/contract/satisfaction.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api.ts';
import { isolated } from '../complaint/isolated.ts';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { FaultNote } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { inDigits, named, say } from '../words.ts';
import { OutcomeForm } from './outcome-form.tsx';

type Shown = { one: SatisfactionCall; told: (words: string) => void; changed: () => void };

/** One call: whose complaint, about what; claimed, it shows whom to ring, what to say, and what came of it. */
export function CallCard({ one, told, changed }: Shown) {
  const { number, subject, agency, settledAt, closesAt, tries, yours } = one;
  const claim = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof satisfactionRoutes.claimSatisfactionCall>(
        'POST',
        '/satisfaction-calls/:number/claim',
        { params: { number }, body: {} },
      ),
    onSettled: changed,
  });
  const about = subject === null ? say('desk-satisfaction.no_subject') : named(subject);
  return (
    <article className="waiting-card" aria-label={`${about} ${number}`}>
      <header>
        <ComplaintNumber number={number} />
        <strong>{about}</strong>
      </header>
      <dl>
        <div>
          <dt>{say('desk-satisfaction.agency')}</dt>
          <dd>{named(agency.name)}</dd>
        </div>
        <div>
          <dt>{say('desk-satisfaction.settled')}</dt>
          <dd>
            <When at={settledAt} />
          </dd>
        </div>
        <div>
          <dt>{say('desk-satisfaction.closes')}</dt>
          <dd>
            <When at={closesAt} />
          </dd>
        </div>
        <div>
          <dt>{say('desk-satisfaction.tries')}</dt>
          <dd>{say('desk-satisfaction.tries_count', { count: tries })}</dd>
        </div>
      </dl>
      <FaultNote fault={claim.error} />
      {yours ? (
        <Claimed one={one} told={told} changed={changed} />
      ) : (
        <div className="waiting-acts">
          <Button mih={44} loading={claim.isPending} onClick={() => claim.mutate(undefined)}>
            {say('desk-satisfaction.claim')}
          </Button>
        </div>
      )}
    </article>
  );
}

function Claimed({ one, told, changed }: Shown) {
  const { number, agency } = one;
  const contact = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof satisfactionRoutes.reachForSatisfaction>(
        'POST',
        '/satisfaction-calls/:number/contact',
        { params: { number }, body: {} },
      ),
  });
  return (
    <>
      <p className="waiting-lapses">{say('desk-satisfaction.claimed')}</p>
      {contact.data === undefined ? (
        <div className="waiting-acts">
          <Button
            mih={44}
            variant="default"
            loading={contact.isPending}
            onClick={() => contact.mutate(undefined)}
          >
            {say('desk-satisfaction.show_contact')}
          </Button>
          <span className="waiting-lapses">{say('desk-satisfaction.contact_hint')}</span>
        </div>
      ) : (
        <dl>
          <div>
            <dt>{say('desk-satisfaction.name')}</dt>
            <dd>{contact.data.name ?? say('desk-satisfaction.no_name')}</dd>
          </div>
          <div>
            <dt>{say('desk-satisfaction.phone')}</dt>
            <dd>
              <bdi dir="ltr">{inDigits(contact.data.phone)}</bdi>
            </dd>
          </div>
        </dl>
      )}
      <FaultNote fault={contact.error} />
      <section aria-label={say('desk-satisfaction.script')}>
        <blockquote dir="auto">
          {say('desk-satisfaction.script_text', {
            number: isolated(inDigits(number)),
            agency: isolated(named(agency.name)),
          })}
        </blockquote>
        <p className="waiting-lapses">{say('desk-satisfaction.script_note')}</p>
      </section>
      <OutcomeForm number={number} told={told} changed={changed} />
    </>
  );
}
