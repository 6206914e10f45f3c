import { Kbd, UnstyledButton } from '@mantine/core';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { FaultNote } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { Reason } from '../queue/queue-row.tsx';
import '../queue/queue-list.css';
import { inDigits, named, say } from '../words.ts';
import type { Caller, CallerComplaint, useCaller } from './use-caller.ts';

/** Who calls and what they have open. A complaint is opened by its digit on the keyboard. */
export function CallerCard({
  lookup,
  onOpen,
}: {
  lookup: ReturnType<typeof useCaller>;
  onOpen: (complaint: CallerComplaint) => void;
}) {
  const { data: caller, error, isFetching, fetchStatus } = lookup;
  const state = isFetching ? 'looking' : fetchStatus === 'paused' ? 'offline' : 'waiting';
  return (
    <section className="caller" aria-label={say('desk-intake.caller.title')} aria-busy={isFetching}>
      <h2 className="side-title">{say('desk-intake.caller.title')}</h2>
      <div role="status">
        {caller === undefined ? null : (
          <span className="hidden-words">
            {say('desk-intake.caller.said', {
              name: caller.people[0]?.name ?? say('desk-intake.caller.unknown'),
              open: caller.complaints.filter(({ open }) => open).length,
            })}
          </span>
        )}
      </div>
      <FaultNote fault={error} />
      {caller === undefined ? (
        <p className="side-empty">{say(`desk-intake.caller.${state}`)}</p>
      ) : (
        <CallerFound caller={caller} onOpen={onOpen} />
      )}
    </section>
  );
}

function CallerFound({
  caller,
  onOpen,
}: {
  caller: Caller;
  onOpen: (complaint: CallerComplaint) => void;
}) {
  const { people, place, complaints } = caller;
  return (
    <>
      {people.length === 0 ? (
        <p className="side-empty">{say('desk-intake.caller.unknown_text')}</p>
      ) : (
        <ul className="caller-people">
          {people.slice(0, 3).map(({ name, kind, nationalId, address }, index) => (
            <li key={name}>
              <strong className={index === 0 ? 'caller-name' : undefined}>
                <bdi>{name}</bdi>
              </strong>
              <span className="caller-about">
                {[
                  kind === 'citizen' ? null : say(`lifecycle.complainant.${kind}`),
                  nationalId === null
                    ? null
                    : say('desk-intake.caller.id_ends', { digits: inDigits(nationalId.slice(-4)) }),
                  address ?? (index === 0 && place !== null ? named(place.name) : null),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {complaints.length === 0 ? null : (
        <ol className="caller-complaints">
          {complaints.map((complaint, index) => (
            <li key={complaint.number}>
              <UnstyledButton
                className={complaint.open ? 'caller-complaint' : 'caller-complaint is-ended'}
                onClick={() => onOpen(complaint)}
              >
                {index < 9 ? <Kbd>{index + 1}</Kbd> : <span />}
                <span className="caller-complaint-what">
                  <span className="caller-complaint-head">
                    <StatusBadge status={complaint.status} />
                    {complaint.asked === null ? null : (
                      <span className="badge badge-wheat">{say('desk-intake.caller.asked')}</span>
                    )}
                  </span>
                  <span className="caller-complaint-about">
                    <bdi>
                      {complaint.sensitive
                        ? say('desk-intake.caller.sensitive')
                        : complaint.summary}
                    </bdi>
                  </span>
                  {complaint.clock.length === 0 ? null : (
                    <span className="caller-clock">
                      {complaint.clock.map((each) => (
                        <Reason key={each.code} why={each} />
                      ))}
                    </span>
                  )}
                  <span className="caller-about">
                    <ComplaintNumber number={complaint.number} />
                    {complaint.category === null ? '' : ` · ${named(complaint.category.name)}`}
                    {' · '}
                    <When at={complaint.receivedAt} />
                  </span>
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
