import { type AgencyKind, agencyKinds } from '@insaf/contract/agencies.ts';
import type { IndicatorPage, indicatorRoutes } from '@insaf/contract/indicators.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { inDigits, named, say } from '../words.ts';
import { isShare } from './amounts.ts';
import { TargetHistory } from './target-history.tsx';
import { targetWords } from './target-line.tsx';

/** Sets the target of an agency, or of every one of a kind below it, and shows what there was. */
export function SetTargets({ page, close }: { page: IndicatorPage; close: () => void }) {
  const { agency, year, indicators, below } = page;
  const queries = useQueryClient();
  const [code, setCode] = useState(indicators[0]?.indicator.code ?? '');
  const [whom, setWhom] = useState('');
  const [written, setWritten] = useState('');
  const [wrong, setWrong] = useState(false);
  const reading = indicators.find(({ indicator }) => indicator.code === code) ?? indicators[0]!;
  const { indicator, target, above } = reading;
  const share = isShare(indicator);
  const setting = useMutation({
    mutationFn: async (taken: { back: true } | undefined) => {
      const value = taken === undefined ? amountOf(written, share) : null;
      setWrong(value === undefined);
      if (value === undefined) return null;
      return call<typeof indicatorRoutes.setIndicatorTargets>('POST', '/indicators/targets', {
        body: {
          ...{ indicator: code, agency: agency.code, year, value },
          ...(whom === '' ? {} : { kind: whom as AgencyKind }),
        },
      });
    },
    onSuccess: (set) => {
      if (set !== null) void queries.invalidateQueries({ queryKey: ['indicators'] });
    },
  });
  const name = named(agency.name);
  const itself = below && share ? 'itself' : 'itself_alone';
  const changed = setting.data;
  return (
    <FormDialog
      title={say('desk-indicators.set.title')}
      size="lg"
      act={say('desk-indicators.set.save')}
      sending={setting}
      fields={['value', 'kind']}
      close={close}
    >
      <p className="card-quiet">
        {say('desk-indicators.year', { year: inDigits(String(year)) })} ·{' '}
        {say('desk-indicators.set.intro')}
      </p>
      <NativeSelect
        label={say('desk-indicators.set.indicator')}
        value={code}
        data={indicators.map((each) => ({
          value: each.indicator.code,
          label: named(each.indicator.name),
        }))}
        onChange={(event) => {
          setting.reset();
          setCode(event.currentTarget.value);
        }}
      />
      <p className="card-text">{targetWords(indicator, target, above)}</p>
      <NativeSelect
        label={say('desk-indicators.set.whom')}
        value={whom}
        error={faultAt(setting.error, 'kind')}
        data={[
          { value: '', label: say(`desk-indicators.set.${itself}`, { agency: name }) },
          ...(below ? agencyKinds : []).map((kind) => ({
            value: kind,
            label: say('desk-indicators.set.each', { kind: say(`lifecycle.agency.${kind}`) }),
          })),
        ]}
        onChange={(event) => setWhom(event.currentTarget.value)}
      />
      <TextInput
        label={say('desk-indicators.set.value')}
        description={say(`desk-indicators.set.${share ? 'percent' : 'number'}`)}
        inputMode="decimal"
        dir="ltr"
        value={written}
        error={
          wrong
            ? say(`desk-indicators.set.wrong_${share ? 'percent' : 'number'}`)
            : faultAt(setting.error, 'value')
        }
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <p role="status" className="card-done">
        {changed == null ? '' : say('desk-indicators.set.saved', { count: changed.changed })}
      </p>
      {target?.own || whom !== '' ? (
        <Button
          variant="subtle"
          color="clay"
          className="indicator-back"
          loading={setting.isPending}
          onClick={() => setting.mutate({ back: true })}
        >
          {say('desk-indicators.set.take_back')}
        </Button>
      ) : null}
      <TargetHistory indicator={indicator} agency={agency.code} year={year} />
    </FormDialog>
  );
}

/** What was written as a share of 1 or a whole number; undefined where it is neither. */
function amountOf(written: string, share: boolean): number | undefined {
  const text = written.trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const plain = text.replace('٫', '.').replace(/[%٪]$/, '');
  if (!/^\d{1,9}(\.\d{1,4})?$/.test(plain)) return undefined;
  const value = Number(plain);
  if (share) return value <= 100 ? Math.round(value * 10_000) / 1_000_000 : undefined;
  return Number.isInteger(value) ? value : undefined;
}
