import type { Fault, Say } from '@insaf/contract/portal.ts';
import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import {
  type Asked,
  describedBy,
  faultsOf,
  fieldId,
  HintAndFaults,
  Label,
  OptionalMark,
  partId,
  wrongClass,
} from './asked.tsx';

export { fieldId };

/** Everything that was wrong, each a link to its field. Where there is none, nothing. */
export function FaultSummary({ faults, say }: { faults: readonly Fault[]; say: Say }) {
  if (faults.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: who sent a form with faults is told of them first, without scripts too
    <div className="faults" role="alert" tabIndex={-1} aria-labelledby="faults" autoFocus>
      <h2 id="faults">{say('portal-form.faults')}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a href={`#${fieldId(field)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export type FieldProps = Asked & {
  readonly value?: string | undefined;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'text' | 'tel' | 'numeric' | 'email' | 'search' | 'decimal';
  /** What a browser may fill in, as HTML names it: `name`, `tel`, `email`. */
  readonly autoComplete?: string;
  /** `ltr` for what is written so in every language: numbers, e-mail addresses. */
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  /** As wide as what is expected, not as the page. */
  readonly short?: boolean;
  readonly maxLength?: number;
  readonly enterKeyHint?: 'next' | 'search' | 'send' | 'done';
  /** Values that a person may choose from while typing. */
  readonly choices?: readonly string[];
};

/** One line to write on. */
export function Field(props: FieldProps) {
  const { name, value, type = 'text', inputMode, autoComplete, dir, short, choices } = props;
  const list = choices === undefined ? undefined : `${fieldId(name)}-choices`;
  return (
    <div className={wrongClass(props, 'field')}>
      <Label asked={props} htmlFor={fieldId(name)} />
      <HintAndFaults asked={props} />
      <input
        id={fieldId(name)}
        name={name}
        type={type}
        className={short ? 'short' : undefined}
        defaultValue={value ?? ''}
        inputMode={inputMode}
        autoComplete={autoComplete ?? 'off'}
        dir={dir}
        maxLength={props.maxLength}
        enterKeyHint={props.enterKeyHint}
        list={list}
        spellCheck={dir === 'ltr' ? false : undefined}
        aria-describedby={describedBy(props)}
        aria-invalid={faultsOf(props.faults, name).length > 0 ? true : undefined}
      />
      {list === undefined ? null : (
        <datalist id={list}>
          {choices?.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </div>
  );
}

export type TextAreaProps = Asked & {
  readonly value?: string | undefined;
  readonly rows?: number;
  /** How many letters there may be; scripts count them while one writes. The server decides. */
  readonly limit?: number;
};

/** Room to write in. It takes more than its limit, so that nothing pasted is cut off unseen. */
export function TextArea(props: TextAreaProps) {
  const { name, value, rows, limit, say } = props;
  return (
    <div className={wrongClass(props, 'field')}>
      <Label asked={props} htmlFor={fieldId(name)} />
      <HintAndFaults asked={props} />
      <textarea
        id={fieldId(name)}
        name={name}
        rows={rows}
        defaultValue={value ?? ''}
        dir="auto"
        autoComplete="off"
        data-limit={limit}
        data-left={limit === undefined ? undefined : say('portal-form.letters_left')}
        data-over={limit === undefined ? undefined : say('portal-form.letters_over')}
        aria-describedby={describedBy(
          props,
          ...(limit === undefined ? [] : [partId(name, 'count')]),
        )}
        aria-invalid={faultsOf(props.faults, name).length > 0 ? true : undefined}
      />
      {limit === undefined ? null : (
        <p className="count" id={partId(name, 'count')} aria-live="polite" hidden />
      )}
    </div>
  );
}

export type Choice = {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Shown below it while it is chosen, or always where a browser cannot tell. */
  readonly more?: ReactNode;
};

export type ChoicesProps = Asked & {
  /** `many` gives boxes to tick, `one` radio buttons. */
  readonly pick: 'one' | 'many';
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
};

/** Some things to choose from, all in sight. */
export function Choices(props: ChoicesProps) {
  const { choices } = props;
  return (
    <fieldset className={wrongClass(props, 'choices')} aria-describedby={describedBy(props)}>
      <legend>
        {props.heading ? <h1 className="question">{props.label}</h1> : props.label}
        <OptionalMark asked={props} />
      </legend>
      <HintAndFaults asked={props} />
      {choices.map((choice, index) => (
        <OneChoice key={choice.value} all={props} choice={choice} index={index} />
      ))}
    </fieldset>
  );
}

/**
 * One of several choices, for those that are not in one list.
 * @param index place among those of its name; a fault leads to the first
 */
export function OneChoice({
  all: { name, pick, chosen },
  choice: { value, label, hint, more },
  index,
}: {
  all: Pick<ChoicesProps, 'name' | 'pick' | 'chosen'>;
  choice: Choice;
  index: number;
}) {
  const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`;
  return (
    <>
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type={pick === 'one' ? 'radio' : 'checkbox'}
          name={name}
          value={value}
          defaultChecked={chosen.includes(value)}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        />
        <span>
          {label}
          {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
        </span>
      </label>
      {more === undefined ? null : <div className="choice-more">{more}</div>}
    </>
  );
}

/** A list that opens, for many short things that are known by name. */
export function Select(
  props: Asked & {
    readonly value?: string | undefined;
    /** What stands there before anything is chosen. */
    readonly none: string;
    readonly groups: readonly {
      readonly label: string | null;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }[];
  },
) {
  const { name, value, none, groups } = props;
  return (
    <div className={wrongClass(props, 'field')}>
      <Label asked={props} htmlFor={fieldId(name)} />
      <HintAndFaults asked={props} />
      <select
        id={fieldId(name)}
        name={name}
        defaultValue={value ?? ''}
        aria-describedby={describedBy(props)}
        aria-invalid={faultsOf(props.faults, name).length > 0 ? true : undefined}
      >
        <option value="">{none}</option>
        {groups.map(({ label, options }) => {
          const shown = options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ));
          return label === null ? (
            shown
          ) : (
            <optgroup key={label} label={label}>
              {shown}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

/** Sends the form, unless its kind says that it does something else. */
export function Button({
  children,
  look,
  large,
  name,
  value,
  action,
  describedBy: by,
}: {
  children: ReactNode;
  look?: 'secondary' | 'danger' | 'plain';
  large?: boolean;
  name?: string;
  value?: string;
  /** Another address than the form's. */
  action?: string;
  describedBy?: string;
}) {
  const classes = ['button', look, large ? 'large' : undefined].filter(Boolean).join(' ');
  return (
    <button
      type="submit"
      className={classes}
      name={name}
      value={value}
      formAction={action}
      aria-describedby={by}
    >
      {children}
    </button>
  );
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>;
}

export function BackLink({ href, say }: { href: string; say: Say }) {
  return (
    <p className="back">
      <a href={href}>{say('portal-form.back')}</a>
    </p>
  );
}
