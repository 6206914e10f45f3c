import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { complaintRoutes } from '@insaf/contract/complaints.ts';
import type { relatedRoutes } from '@insaf/contract/related.ts';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { ComplaintNumber, grouped, StatusBadge } from '../../parts/complaint-words.tsx';
import { When } from '../../parts/when.tsx';
import { say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { faultAt } from './field-fault.ts';
import { useAct } from './use-act.ts';

/** Statuses of a complaint that others can follow. */
const canLead = ['received', 'incomplete', 'referred', 'in_progress', 'answered'];

/** Lets it follow a leading complaint about the same cause: by its number, or picked from those near. */
export function JoinAct({ complaint, close, done }: ActProps) {
  const { number } = complaint;
  const [draft, set] = useDraft(number, 'join', { leading: '' });
  const [checked, setChecked] = useState(false);
  const leading = readComplaintNumber(draft.leading);
  const acting = useAct(
    complaint,
    'join',
    (version) =>
      call<typeof complaintRoutes.joinComplaint>('POST', '/complaints/:number/join', {
        params: { number },
        body: { leading: leading ?? draft.leading, version },
      }),
    done,
  );
  const related = useQuery({
    queryKey: ['related', number],
    queryFn: ({ signal }) =>
      call<typeof relatedRoutes.listRelated>('GET', '/complaints/:number/related', {
        params: { number },
        signal,
      }),
  });
  const offered = [...(related.data?.samePlace ?? []), ...(related.data?.samePerson ?? [])]
    .filter(({ status }) => canLead.includes(status))
    .filter((each, index, all) => all.findIndex((one) => one.number === each.number) === index);
  const isWrong = leading === null || leading === number;
  const check = () => {
    setChecked(true);
    return !isWrong;
  };
  return (
    <ActForm {...{ complaint, acting, check, close }} fields={['leading']} verb="join">
      <TextInput
        label={say('desk-complaint.acts.join.leading')}
        inputMode="numeric"
        dir="ltr"
        required
        autoComplete="off"
        value={draft.leading}
        error={
          checked && isWrong
            ? say('desk-complaint.acts.wrong_number')
            : faultAt(acting.fault, 'leading')
        }
        onChange={(event) => set({ leading: event.currentTarget.value })}
      />
      {offered.length === 0 ? null : (
        <fieldset className="plain">
          <legend className="phrases-head">{say('desk-complaint.acts.join.offered')}</legend>
          <ul className="phrases">
            {offered.map((each) => (
              <li key={each.number}>
                <button
                  type="button"
                  className="phrase"
                  aria-pressed={leading === each.number}
                  onClick={() => set({ leading: grouped(each.number, 4) })}
                >
                  <span className="offered-head">
                    <ComplaintNumber number={each.number} /> <StatusBadge status={each.status} />{' '}
                    <When at={each.receivedAt} />
                  </span>
                  <span dir="auto">{each.summary}</span>
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </ActForm>
  );
}
