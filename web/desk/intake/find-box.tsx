import { TextInput } from '@mantine/core';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { say } from '../words.ts';

export type Found = { readonly value: string; readonly label: string; readonly beside?: string };

/**
 * A field that finds one of many by what is typed (ARIA: combobox with a list). The best found is on top and
 * already chosen: Enter or Tab takes it and goes on. What was typed and not found stays in the field and is
 * said to be no choice.
 */
export function FindBox({
  label,
  description,
  chosen,
  find,
  onType = () => undefined,
  busy = false,
  onChoose,
  onDone,
  error,
  ref,
}: {
  label: string;
  description?: ReactNode;
  chosen: Found | null;
  /** What fits what was typed, the best first; for nothing typed, what is likely. */
  find: (typed: string) => readonly Found[];
  /** Hears what is typed, where it is looked for elsewhere. */
  onType?: (typed: string) => void;
  /** What fits is on its way: Enter or Tab is remembered, and takes the best once it is there. */
  busy?: boolean;
  onChoose: (found: Found | null) => void;
  /** Enter took something: on to the next field. */
  onDone: () => void;
  error?: string | null;
  ref: Ref<HTMLInputElement>;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [awaited, setAwaited] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const options = open && !busy ? find(typed ?? '') : [];
  const shown = open && options.length > 0;

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const choose = (option: Found | undefined) => {
    if (option !== undefined) onChoose(option);
    setTyped(null);
    setOpen(false);
  };
  const takeAwaited = useEffectEvent(() => {
    setAwaited(false);
    if (options[0] === undefined) return;
    choose(options[0]);
    onDone();
  });
  useEffect(() => {
    if (awaited && !busy) takeAwaited();
  }, [awaited, busy]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const isOnward = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey);
    if (isOnward && open && busy && typed) {
      event.preventDefault();
      return setAwaited(true);
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + options.length) % Math.max(options.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (shown) choose(options[at]);
      if (shown || chosen !== null || !typed) onDone();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setTyped(null);
      setOpen(false);
    } else if (event.key === 'Tab' && shown && typed) choose(options[at]);
  };
  const none = open && !busy && typed !== null && typed.trim() !== '' && options.length === 0;

  return (
    <div className="find-box">
      <TextInput
        ref={ref}
        label={label}
        description={description}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? chosen?.label ?? ''}
        error={none ? say('desk-intake.none_found') : error}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onType(event.currentTarget.value);
          setAwaited(false);
          setAt(0);
          setOpen(true);
          if (event.currentTarget.value.trim() === '') onChoose(null);
        }}
        onFocus={(event) => {
          event.currentTarget.select();
          setAt(0);
          setOpen(chosen === null);
        }}
        onBlur={() => {
          setOpen(false);
          setTyped(null);
          setAwaited(false);
        }}
        onKeyDown={onKeyDown}
      />
      {shown ? (
        <div ref={list} id={id} role="listbox" aria-label={label} className="find-list">
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
            <div
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className="find-option"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                choose(option);
                onDone();
              }}
            >
              <span>{option.label}</span>
              {option.beside === undefined ? null : (
                <span className="find-beside">{option.beside}</span>
              )}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
