import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { say } from '../words.ts';
import { useShortcuts } from './shortcuts.tsx';

/** Opens a complaint by its number, in any digits and grouping; a wrong digit is seen before asking. */
export function NumberSearch() {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useShortcuts([
    {
      keys: 'g n',
      words: 'desk.keys.number',
      group: 'desk.keys.everywhere',
      run: () => field.current?.focus(),
    },
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = readComplaintNumber(typed);
    setWrong(number === null);
    if (number === null) return;
    setTyped('');
    field.current?.blur();
    void navigate({ to: '/complaints/$number', params: { number } });
  };
  return (
    <form className="number-search" onSubmit={submit}>
      <TextInput
        ref={field}
        aria-label={say('desk.number.label')}
        placeholder={say('desk.number.label')}
        inputMode="numeric"
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        error={wrong ? say('desk.number.wrong') : null}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
      />
    </form>
  );
}
