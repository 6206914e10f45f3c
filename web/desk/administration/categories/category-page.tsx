import type { CategoryToFind } from '@insaf/contract/categories.ts';
import { Button, Checkbox, NumberInput, Select, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { Failed, FaultNote, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { Changes } from '../changes.tsx';
import { AdministrationPage } from '../sections.tsx';
import { agencyKindNames, sectorNames } from '../vocabularies.ts';
import {
  type CategoryForm,
  categoryKey,
  formOf,
  readCategory,
  saveCategory,
} from './categories.ts';
import { RuleFields } from './rule-fields.tsx';
import { RuleInBoth } from './rule-words.tsx';
import { sectorName } from './sector-name.ts';

/** One category, or a new one: names, times, the evidence rule in words, and what a change touches. */
export default function CategoryPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const isNew = code === 'new';
  const category = useQuery({
    queryKey: categoryKey(code),
    queryFn: () => readCategory(code),
    enabled: !isNew,
  });
  if (!isNew && category.isPending) return <Loading />;
  if (category.isError) {
    return <Failed fault={category.error} retry={() => void category.refetch()} />;
  }
  const known = category.data ?? null;
  return (
    <AdministrationPage
      title={known === null ? say('desk-categories.add') : named(known.name)}
      above={
        <Link className="admin-back" to={'/administration/categories' as never}>
          {say('desk-categories.title')}
        </Link>
      }
    >
      <Form key={code} category={known} />
      {known === null ? null : <Changes kind="category" subject={code} />}
    </AdministrationPage>
  );
}

function Form({ category }: { category: CategoryToFind | null }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isNew = category === null;
  const [form, setForm] = useState<CategoryForm>(() => formOf(category));
  const saving = useMutation({
    mutationFn: () => saveCategory(form, isNew),
    onSuccess: (saved) => {
      queries.setQueryData(categoryKey(saved.code), saved);
      void queries.invalidateQueries({ queryKey: ['administration'] });
      if (isNew) void navigate({ to: `/administration/categories/${saved.code}` as never });
    },
  });
  const set = (change: Partial<CategoryForm>) => {
    setForm((all) => ({ ...all, ...change }));
    if (!saving.isIdle && !saving.isPending) saving.reset();
  };
  const at = (field: string) => faultAt(saving.error, field);
  const text = (name: 'code' | 'nameAr' | 'nameEn', props: object = {}) => (
    <TextInput
      required
      label={say(`desk-categories.${name}`)}
      value={form[name]}
      error={at(name)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      {...props}
    />
  );
  const words = (name: 'wordsAr' | 'wordsEn', language: 'ar' | 'en') => (
    <Textarea
      autosize
      minRows={2}
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      label={say(`desk-categories.${name}`)}
      value={form[name]}
      error={at(name)}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
    />
  );
  const flag = (name: 'urgent' | 'confidential' | 'active') => (
    <Checkbox
      label={say(`desk-categories.${name}_label`)}
      checked={form[name]}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.checked })}
    />
  );
  const number = (
    name: 'targetWorkingHours' | 'objectionDays' | 'retentionYears',
    most: number,
  ) => (
    <NumberInput
      label={say(`desk-categories.${name}`)}
      min={name === 'targetWorkingHours' ? 0.25 : 1}
      max={most}
      value={form[name]}
      error={at(name)}
      onChange={(value) => set({ [name]: Number(value) || 0 })}
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
          {say('desk-categories.what')}
        </Title>
        <div className="admin-pair">
          {text('nameAr', { lang: 'ar', dir: 'rtl' })}
          {text('nameEn', { lang: 'en', dir: 'ltr' })}
          {text('code', {
            dir: 'ltr',
            disabled: !isNew,
            description: say('desk-categories.code_hint'),
          })}
          <Select
            label={say('desk-categories.sector_label')}
            data={[...new Set([...sectorNames, form.sector])].map((sector) => ({
              value: sector,
              label: sectorName(sector),
            }))}
            value={form.sector}
            searchable
            allowDeselect={false}
            error={at('sector')}
            onChange={(sector) => sector !== null && set({ sector })}
          />
          <Select
            label={say('desk-categories.leadAgencyKind')}
            data={agencyKindNames.map((kind) => ({
              value: kind,
              label: say(`lifecycle.agency.${kind}`),
            }))}
            value={form.leadAgencyKind}
            allowDeselect={false}
            error={at('leadAgencyKind')}
            onChange={(kind) => kind !== null && set({ leadAgencyKind: kind as 'office' })}
          />
          {number('targetWorkingHours', 10_000)}
          {number('objectionDays', 90)}
          {number('retentionYears', 100)}
        </div>
        {flag('urgent')}
        {flag('confidential')}
        {isNew ? null : flag('active')}
      </section>
      <section className="card card-stack" aria-labelledby="rule">
        <Title order={2} size="h4" id="rule">
          {say('desk-categories.rule')}
        </Title>
        <p className="card-text">{say('desk-categories.rule_text')}</p>
        <RuleFields
          rule={form.evidenceRule}
          fault={saving.error}
          onChange={(evidenceRule) => set({ evidenceRule })}
        />
        <RuleInBoth rule={form.evidenceRule} />
      </section>
      <section className="card card-stack" aria-labelledby="found-by">
        <Title order={2} size="h4" id="found-by">
          {say('desk-categories.found_by')}
        </Title>
        <p className="card-text">{say('desk-categories.found_by_text')}</p>
        <div className="admin-pair">
          {words('wordsAr', 'ar')}
          {words('wordsEn', 'en')}
        </div>
      </section>
      {isNew ? null : (
        <section className="admin-effects" aria-labelledby="touches">
          <h2 className="admin-small-head" id="touches">
            {say('desk-categories.touches')}
          </h2>
          <ul>
            {['rule', 'time', 'objection', 'retention', 'inactive'].map((each) => (
              <li key={each}>{say(`desk-categories.touches_${each}`)}</li>
            ))}
          </ul>
        </section>
      )}
      <FaultNote fault={saving.error} />
      <div className="admin-save">
        <Button type="submit" loading={saving.isPending}>
          {say(isNew ? 'desk-categories.create' : 'desk-administration.save')}
        </Button>
        <p role="status" className="card-done">
          {saving.isSuccess ? say('desk-administration.saved') : ''}
        </p>
      </div>
    </form>
  );
}
