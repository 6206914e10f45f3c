import type { Fault, Say } from '@insaf/contract/portal.ts';
import { Field, type FieldProps } from './form.tsx';

/* What the questions of filing and the form for when there is no connection ask alike. */

export function TelephoneField({ autoComplete = 'tel', ...props }: FieldProps) {
  return (
    <Field {...props} type="tel" inputMode="tel" autoComplete={autoComplete} dir="ltr" short />
  );
}

export function NationalIdField(props: Omit<FieldProps, 'hint'>) {
  const hint = props.say('portal-file.who.nationalId_hint');
  return <Field {...props} hint={hint} inputMode="numeric" dir="ltr" short optional />;
}

export function NameField({ autoComplete = 'name', ...props }: Omit<FieldProps, 'hint'>) {
  const hint = props.say('portal-file.who.name_hint');
  return <Field {...props} hint={hint} autoComplete={autoComplete} dir="auto" />;
}

type Shown = {
  readonly say: Say;
  readonly values?: Readonly<Record<string, string | undefined>>;
  readonly faults?: readonly Fault[] | undefined;
};

/** Where news by e-mail goes. */
export function EmailField({
  say,
  values,
  faults,
  optional,
}: Shown & { readonly optional?: boolean | undefined }) {
  return (
    <Field
      say={say}
      name="email"
      label={say('portal-file.tell.email')}
      hint={say('portal-file.tell.email_hint')}
      type="email"
      inputMode="email"
      autoComplete="email"
      dir="ltr"
      value={values?.email}
      faults={faults}
      optional={optional}
    />
  );
}

/** Where it is within a place, in a person's own words. */
export function AddressFields({ say, values, faults }: Shown) {
  return (['address', 'landmark'] as const).map((name) => (
    <Field
      key={name}
      say={say}
      name={name}
      label={say(`portal-file.where.${name}`)}
      hint={say(`portal-file.where.${name}_hint`)}
      value={values?.[name]}
      faults={faults}
      optional
    />
  ));
}
