import type { Initiative } from '@insaf/contract/initiatives.ts';
import { Button, Checkbox, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { today } from '../../complaint/history/days.ts';
import { FaultNote } from '../../parts/states.tsx';
import { AgencySelect } from '../../queue/agency-select.tsx';
import { say } from '../../words.ts';
import { formOf, type InitiativeForm, initiativesKey, saveInitiative } from './initiatives.ts';
import { TakesFields } from './takes-fields.tsx';

/** Everything that is said of an initiative, to be saved as a whole. */
export function InitiativeFields({ initiative }: { initiative: Initiative | null }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isNew = initiative === null;
  const [form, setForm] = useState<InitiativeForm>(() => formOf(initiative, today()));
  const saving = useMutation({
    mutationFn: () => saveInitiative(form, isNew),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: initiativesKey });
      void queries.invalidateQueries({ queryKey: ['administration', 'changes', 'initiative'] });
      void queries.invalidateQueries({ queryKey: ['initiatives'] });
      if (isNew) void navigate({ to: `/administration/initiatives/${saved.code}` as never });
    },
  });
  const set = (change: Partial<InitiativeForm>) => {
    setForm((all) => ({ ...all, ...change }));
    if (!saving.isIdle && !saving.isPending) saving.reset();
  };
  const at = (field: string) => faultAt(saving.error, field);
  const inLanguage = (language: 'ar' | 'en') =>
    ({ lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' }) as const;
  const text = (name: 'code' | 'nameAr' | 'nameEn', props: object) => (
    <TextInput
      required
      label={say(`desk-initiatives.${name}`)}
      value={form[name]}
      error={at(name)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      {...props}
    />
  );
  const sentence = (name: 'purposeAr' | 'purposeEn', language: 'ar' | 'en') => (
    <Textarea
      required
      autosize
      minRows={2}
      {...inLanguage(language)}
      label={say(`desk-initiatives.${name}`)}
      value={form[name]}
      error={at(name)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
    />
  );
  const day = (name: 'firstDay' | 'lastDay', empty: string | null) => (
    <TextInput
      type="date"
      required={empty !== null}
      label={say(`desk-initiatives.${name}`)}
      value={form[name] ?? ''}
      error={at(name)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value || empty })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit} className="card-stack" noValidate>
      <section className="card card-stack" aria-labelledby="what">
        <Title order={2} size="h4" id="what">
          {say('desk-initiatives.what')}
        </Title>
        <div className="admin-pair">
          {text('nameAr', inLanguage('ar'))}
          {text('nameEn', inLanguage('en'))}
        </div>
        <div className="admin-pair">
          {sentence('purposeAr', 'ar')}
          {sentence('purposeEn', 'en')}
        </div>
        <div className="admin-pair">
          {text('code', {
            dir: 'ltr',
            disabled: !isNew,
            description: say('desk-initiatives.code_hint'),
          })}
          <AgencySelect
            label={say('desk-initiatives.supervisor')}
            description={say('desk-initiatives.supervisor_hint')}
            required
            value={form.supervisor || null}
            error={at('supervisor') ?? undefined}
            onChange={(supervisor) => set({ supervisor: supervisor ?? '' })}
          />
        </div>
        <div className="admin-pair">
          {day('firstDay', '')}
          {day('lastDay', null)}
        </div>
        <Checkbox
          label={say('desk-initiatives.open')}
          checked={form.open}
          onChange={({ currentTarget }) => set({ open: currentTarget.checked })}
        />
      </section>
      <section className="card card-stack" aria-labelledby="takes">
        <Title order={2} size="h4" id="takes">
          {say('desk-initiatives.takes')}
        </Title>
        <TakesFields takes={form} fault={saving.error} onChange={set} />
      </section>
      {isNew ? null : <Touches />}
      <FaultNote fault={saving.error} />
      <div className="admin-save">
        <Button type="submit" loading={saving.isPending}>
          {say(isNew ? 'desk-initiatives.create' : 'desk-administration.save')}
        </Button>
        <p role="status" className="card-done">
          {saving.isSuccess ? say('desk-administration.saved') : ''}
        </p>
      </div>
    </form>
  );
}

function Touches() {
  return (
    <section className="admin-effects" aria-labelledby="touches">
      <h2 className="admin-small-head" id="touches">
        {say('desk-initiatives.touches')}
      </h2>
      <ul>
        {['filed', 'closed', 'supervisor'].map((each) => (
          <li key={each}>{say(`desk-initiatives.touches_${each}`)}</li>
        ))}
      </ul>
    </section>
  );
}
