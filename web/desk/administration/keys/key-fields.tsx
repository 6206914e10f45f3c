import { NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { say } from '../../words.ts';

export type KeyFieldsValue = { readonly name: string; readonly perMinute: number };

/** What of a key can be changed while it lives: its name and how often it may ask; `children` between. */
export function KeyFields({
  value,
  fault,
  onChange,
  children,
}: {
  value: KeyFieldsValue;
  fault: unknown;
  onChange: (change: Partial<KeyFieldsValue>) => void;
  children?: ReactNode;
}) {
  return (
    <>
      <TextInput
        required
        label={say('desk-keys.name')}
        description={say('desk-keys.name_hint')}
        value={value.name}
        error={faultAt(fault, 'name')}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      {children}
      <NumberInput
        label={say('desk-keys.per_minute')}
        min={1}
        max={6000}
        allowDecimal={false}
        value={value.perMinute}
        error={faultAt(fault, 'perMinute')}
        onChange={(perMinute) => onChange({ perMinute: Number(perMinute) })}
      />
    </>
  );
}
