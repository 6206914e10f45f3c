import type { Fault, Say } from '@insaf/contract/portal.ts';
import type { ReactNode } from 'react';

/** What every part of a form is given: where its text comes from, and what was wrong with what was entered. */
export type Asked = {
  readonly say: Say;
  /** The name it is sent by; a fault of this field has the same name. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly faults?: readonly Fault[];
  /** The question is what the page is about: its label is the page's heading. */
  readonly heading?: boolean;
  readonly optional?: boolean;
};

/** The element that a fault of this field leads to. */
export const fieldId = (name: string) => `field-${name}`;

export const partId = (name: string, part: 'hint' | 'fault' | 'count') => `${part}-${name}`;

export const faultsOf = (faults: readonly Fault[] | undefined, name: string) =>
  (faults ?? []).filter((fault) => fault.field === name);

export function describedBy({ name, hint, faults }: Asked, ...more: string[]): string | undefined {
  const ids = [
    ...(hint === undefined ? [] : [partId(name, 'hint')]),
    ...(faultsOf(faults, name).length === 0 ? [] : [partId(name, 'fault')]),
    ...more,
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

export function Label({ asked, htmlFor }: { asked: Asked; htmlFor: string }) {
  const label = (
    <label htmlFor={htmlFor}>
      {asked.label}
      <OptionalMark asked={asked} />
    </label>
  );
  return asked.heading ? <h1 className="question">{label}</h1> : label;
}

export function OptionalMark({ asked: { optional, say } }: { asked: Asked }) {
  return optional ? <span className="optional"> {say('portal-form.optional')}</span> : null;
}

export function HintAndFaults({ asked: { name, hint, faults, say } }: { asked: Asked }) {
  const wrong = faultsOf(faults, name);
  return (
    <>
      {hint === undefined ? null : (
        <div className="hint" id={partId(name, 'hint')}>
          {hint}
        </div>
      )}
      {wrong.length === 0 ? null : (
        <p className="fault" id={partId(name, 'fault')}>
          <span className="hidden-words">{say('portal-form.fault')} </span>
          {wrong.map(({ message }) => message).join(' ')}
        </p>
      )}
    </>
  );
}

export const wrongClass = (asked: Asked, name: string) =>
  faultsOf(asked.faults, asked.name).length === 0 ? name : `${name} wrong`;
