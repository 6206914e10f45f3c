import {
  type LadderClock,
  onlyOverdue,
  type Recipient,
  recipients,
  recipientsAbove,
} from '@insaf/contract/ladders.ts';
import { ActionIcon, Checkbox, NumberInput, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { say } from '../../words.ts';
import { recipientWords } from './ladders.ts';

export type StepForm = {
  /** Tells it from the others while they come and go. */
  readonly key: number;
  readonly when: 'percent' | 'overdue';
  readonly percent: number;
  readonly hours: number;
  readonly tells: readonly Recipient[];
};

/** One step: when it is due, and whom it tells. */
export function StepFields({
  clock,
  no,
  step,
  fault,
  onChange,
  remove,
}: {
  clock: LadderClock;
  no: number;
  step: StepForm;
  fault: unknown;
  onChange: (step: StepForm) => void;
  remove: () => void;
}) {
  const words = (key: string) => say(`desk-ladders.form.${key}`);
  const set = (change: Partial<StepForm>) => onChange({ ...step, ...change });
  const at = (...fields: string[]) =>
    fields.map((field) => faultAt(fault, `steps.${no - 1}${field}`)).find(Boolean) ?? null;
  return (
    <fieldset className="ladder-field">
      <legend>{say('desk-ladders.form.step', { no })}</legend>
      <div className="admin-pair">
        {onlyOverdue.includes(clock) ? null : (
          <Select
            label={words('when')}
            data={['percent', 'overdue'].map((value) => ({ value, label: words(`when_${value}`) }))}
            value={step.when}
            allowDeselect={false}
            onChange={(when) => when !== null && set({ when: when as StepForm['when'] })}
          />
        )}
        {step.when === 'percent' ? (
          <NumberInput
            label={words('percent')}
            min={1}
            max={99}
            value={step.percent}
            error={at('.percent', '')}
            onChange={(percent) => set({ percent: Number(percent) || 0 })}
          />
        ) : (
          <NumberInput
            label={words('hours')}
            description={words('hours_hint')}
            min={0}
            max={1000}
            value={step.hours}
            error={at('.overdue', '')}
            onChange={(hours) => set({ hours: Number(hours) || 0 })}
          />
        )}
      </div>
      {clock === 'obstacle' ? (
        <Select
          label={words('level')}
          data={recipientsAbove.map((value) => ({ value, label: recipientWords(value) }))}
          value={step.tells[0] ?? null}
          allowDeselect={false}
          error={at('.tells')}
          onChange={(to) => to !== null && set({ tells: [to as Recipient] })}
        />
      ) : (
        <Checkbox.Group
          label={words('tells')}
          value={[...step.tells]}
          error={at('.tells')}
          onChange={(tells) => set({ tells: tells as Recipient[] })}
        >
          <div className="ladder-tells">
            {recipients.map((to) => (
              <Checkbox key={to} value={to} label={recipientWords(to)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <ActionIcon
        className="ladder-remove"
        variant="default"
        size={44}
        aria-label={say('desk-ladders.form.remove', { no })}
        onClick={remove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
