import {
  countedOn,
  directions,
  type IndicatorFigure,
  type indicatorRoutes,
} from '@insaf/contract/indicators.ts';
import { type Basis, bases } from '@insaf/contract/review.ts';
import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { figureName } from '../review/figure-words.ts';
import { say } from '../words.ts';

type Form = {
  readonly code: string;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly basis: Basis;
  readonly numerator: IndicatorFigure;
  readonly denominator: IndicatorFigure | '';
  readonly better: 'up' | 'down';
};

const fields = ['code', 'nameAr', 'nameEn', 'numerator', 'denominator'] as const;

/** Adds an indicator for the whole installation; both its figures are of one basis. */
export function DefineIndicator({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const [form, setForm] = useState<Form>({
    ...{ code: '', nameAr: '', nameEn: '', basis: 'cohort', numerator: 'reopened' },
    ...{ denominator: 'received', better: 'down' },
  });
  const adding = useMutation({
    mutationFn: () =>
      call<typeof indicatorRoutes.createIndicator>('POST', '/indicators', {
        body: { ...form, denominator: form.denominator === '' ? null : form.denominator },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['indicators'] });
      close();
    },
  });
  const set = (change: Partial<Form>) => setForm((all) => ({ ...all, ...change }));
  const text = (name: 'code' | 'nameAr' | 'nameEn', words: string, dir: 'rtl' | 'ltr') => (
    <TextInput
      label={say(`desk-indicators.define.${words}`)}
      dir={dir}
      required
      value={form[name]}
      error={faultAt(adding.error, name)}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const figures = countedOn[form.basis].map((name) => ({
    value: name,
    label: figureName(form.basis, name),
  }));
  return (
    <FormDialog
      title={say('desk-indicators.define.title')}
      size="lg"
      act={say('desk-indicators.define.save')}
      sending={adding}
      fields={fields}
      close={close}
    >
      <p className="card-quiet">{say('desk-indicators.define.intro')}</p>
      {text('nameAr', 'name_ar', 'rtl')}
      {text('nameEn', 'name_en', 'ltr')}
      {text('code', 'code', 'ltr')}
      <NativeSelect
        label={say('desk-indicators.define.basis')}
        value={form.basis}
        data={bases.map((value) => ({ value, label: say(`desk-review.basis.${value}`) }))}
        onChange={(event) => set({ basis: event.currentTarget.value as Basis })}
      />
      <NativeSelect
        label={say('desk-indicators.define.numerator')}
        value={form.numerator}
        data={figures}
        error={faultAt(adding.error, 'numerator')}
        onChange={(event) => set({ numerator: event.currentTarget.value as IndicatorFigure })}
      />
      <NativeSelect
        label={say('desk-indicators.define.denominator')}
        value={form.denominator}
        data={[{ value: '', label: say('desk-indicators.define.as_number') }, ...figures]}
        error={faultAt(adding.error, 'denominator')}
        onChange={(event) => set({ denominator: event.currentTarget.value as IndicatorFigure })}
      />
      <NativeSelect
        label={say('desk-indicators.define.better')}
        value={form.better}
        data={directions.map((value) => ({
          value,
          label: say(`desk-indicators.better_${value}`),
        }))}
        onChange={(event) => set({ better: event.currentTarget.value as Form['better'] })}
      />
    </FormDialog>
  );
}
