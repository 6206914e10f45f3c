import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useEffectEvent, useId } from 'react';
import { say } from '../../words.ts';

export type Choice = {
  readonly code: string;
  readonly label: string;
  /** What it lies below, or why it is offered. */
  readonly under?: string;
  readonly disabled?: boolean;
};

/**
 * A field to type into until what is meant is offered. What is typed is only for finding; what counts is what
 * was chosen, and typing again takes the choice back.
 */
export function PickField({
  label,
  hint,
  words,
  chosen,
  choices,
  busy = false,
  first = false,
  error,
  type,
  choose,
}: {
  label: string;
  hint?: string;
  words: string;
  chosen: boolean;
  choices: readonly Choice[];
  busy?: boolean;
  /** Where the keyboard begins. */
  first?: boolean;
  error: string | null;
  type: (words: string) => void;
  choose: (choice: Choice) => void;
}) {
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.selectFirstOption(),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const id = useId();
  const offered = choices.map(({ code }) => code).join(' ');
  // What is found is chosen by Enter at once, without an arrow key; never what an earlier word had found.
  const select = useEffectEvent((isFound: boolean) => {
    if (!isFound) combobox.resetSelectedOption();
    else if (combobox.dropdownOpened) combobox.selectFirstOption();
  });
  useEffect(() => select(!busy && offered !== ''), [offered, busy]);
  return (
    <Combobox
      store={combobox}
      size="md"
      portalProps={{ target: '#page' }}
      onOptionSubmit={(code) => {
        const choice = choices.find((each) => each.code === code);
        if (choice !== undefined) choose(choice);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          attributes={{ input: { dir: 'auto' } }}
          id={id}
          role="combobox"
          label={label}
          description={hint}
          required
          autoComplete="off"
          value={words}
          error={error}
          rightSection={busy ? <Loader size={18} /> : null}
          data-first={first || undefined}
          onChange={(event) => {
            type(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            // It closes the list, and not the form around it.
            if (event.key === 'Escape' && combobox.dropdownOpened) event.preventDefault();
            if (event.key === 'Enter' && busy) event.preventDefault();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown
        className="choices-box"
        hidden={choices.length === 0 && (words === '' || busy || chosen)}
      >
        <Combobox.Options mah={320} className="choices" aria-label={label}>
          {choices.map(({ code, label: name, under, disabled = false }) => (
            <Combobox.Option key={code} value={code} disabled={disabled}>
              <span className="choice-label">{name}</span>
              {under === undefined || under === '' ? null : (
                <span className="choice-under">{under}</span>
              )}
            </Combobox.Option>
          ))}
          {choices.length === 0 ? (
            <Combobox.Empty>{say('desk-complaint.acts.nothing_found')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
