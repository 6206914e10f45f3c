import type { referralRoutes } from '@insaf/contract/complaints.ts';
import { Button, Textarea } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../api.ts';
import { named, say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { faultAt } from './field-fault.ts';
import { useAgencies, useSuggestion } from './find-agencies.ts';
import { useFoundCategories } from './find-categories.ts';
import { PickField } from './pick-field.tsx';
import { useAct } from './use-act.ts';

const fields = ['agency', 'category', 'note'];

/** Sends the complaint to the agency that is competent: searched, or as subject and place suggest. */
export function ReferAct({ complaint, close, done }: ActProps) {
  const { number, category, place, holder } = complaint;
  const [draft, set] = useDraft(number, 'refer', {
    agency: '',
    agencyWords: '',
    category: category?.code ?? '',
    categoryWords: category === null ? '' : named(category.name),
    note: '',
  });
  const [checked, setChecked] = useState(false);
  const isNewCategory = draft.category !== (category?.code ?? '');
  const acting = useAct(
    complaint,
    'refer',
    (version) =>
      call<typeof referralRoutes.referComplaint>('POST', '/complaints/:number/refer', {
        params: { number },
        body: {
          agency: draft.agency,
          version,
          ...(isNewCategory ? { category: draft.category } : {}),
          ...(draft.note.trim() === '' ? {} : { note: draft.note }),
        },
      }),
    done,
  );
  const agencies = useAgencies(draft.agencyWords, draft.agency === '');
  const found = useSuggestion(draft.category || null, place?.code ?? null);
  const suggestion = found?.code === holder.code ? null : found;
  const categories = useFoundCategories(draft.category === '' ? draft.categoryWords : '');
  const missing = (value: string, needed: string) =>
    checked && value === '' ? say(`desk-complaint.acts.refer.${needed}`) : null;
  const check = () => {
    setChecked(true);
    return draft.agency !== '' && draft.category !== '';
  };
  return (
    <ActForm {...{ complaint, acting, check, close, fields }} verb="refer">
      <PickField
        label={say('desk-complaint.acts.refer.category')}
        first={category === null && draft.category === ''}
        words={draft.categoryWords}
        chosen={draft.category !== ''}
        choices={categories}
        error={missing(draft.category, 'category_needed') ?? faultAt(acting.fault, 'category')}
        type={(words) => set({ categoryWords: words, category: '' })}
        choose={({ code, label }) => set({ category: code, categoryWords: label })}
      />
      {suggestion === null || draft.agency === suggestion.code ? null : (
        <div className="suggestion">
          <IconBulb size={20} stroke={1.6} aria-hidden />
          <p>
            <strong>{suggestion.label}</strong>
            <small>{suggestion.because}</small>
          </p>
          <Button
            variant="default"
            size="compact-md"
            onClick={() => set({ agency: suggestion.code, agencyWords: suggestion.label })}
          >
            {say('desk-complaint.acts.refer.take')}
          </Button>
        </div>
      )}
      <PickField
        first={category !== null || draft.category !== ''}
        label={say('desk-complaint.acts.refer.agency')}
        hint={say('desk-complaint.acts.refer.agency_hint')}
        words={draft.agencyWords}
        chosen={draft.agency !== ''}
        choices={draft.agency === '' ? agencies.choices : []}
        busy={agencies.isAsking}
        error={missing(draft.agency, 'agency_needed') ?? faultAt(acting.fault, 'agency')}
        type={(words) => set({ agencyWords: words, agency: '' })}
        choose={({ code, label }) => set({ agency: code, agencyWords: label })}
      />
      {complaint.handBacks < 2 ? null : (
        <p className="act-warning">{say('desk-complaint.acts.refer.binds')}</p>
      )}
      <Textarea
        label={say('desk-complaint.acts.refer.note')}
        description={say('desk-complaint.acts.refer.note_hint')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        value={draft.note}
        error={faultAt(acting.fault, 'note')}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </ActForm>
  );
}
