import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useShortcuts } from '../../frame/shortcuts.tsx';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { isSaidAt } from './field-fault.ts';
import { Meanwhile } from './meanwhile.tsx';
import type { useAct } from './use-act.ts';

/**
 * The frame of every act: what it does, its fields, what others did meanwhile, faults, and one button to
 * send it. Ctrl+Enter sends, Escape closes; what was typed is kept.
 *
 * @param verb of the lifecycle
 * @param ready null, or why it cannot be sent yet
 * @param fields names of the inputs at which faults are shown
 */
export function ActForm({
  complaint,
  verb,
  acting,
  check,
  fields,
  close,
  children,
}: {
  complaint: Complaint;
  verb: string;
  acting: ReturnType<typeof useAct>;
  /** Whether all is there that is needed; says itself what is missing. */
  check: () => boolean;
  fields: readonly string[];
  close: () => void;
  children: ReactNode;
}) {
  const { act, busy, fault, seen, acknowledge } = acting;
  const form = useRef<HTMLFormElement>(null);
  const movedOn = complaint.version > seen;
  const may = complaint.can[verb] === true;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (movedOn) return focusFirstFault(form.current);
    if (!may) return;
    if (check()) void act();
    else requestAnimationFrame(() => focusFirstFault(form.current));
  };
  useShortcuts([
    { keys: 'Ctrl+Enter', words: 'desk-complaint.keys.send', run: () => submit() },
    { keys: 'Escape', words: 'desk-complaint.keys.close', run: close },
  ]);
  useEffect(() => {
    const fields = 'input, textarea, select, button[type="submit"]';
    const first = form.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? form.current?.querySelector<HTMLElement>(fields))?.focus();
  }, []);
  useEffect(() => {
    if (fault !== null) focusFirstFault(form.current);
  }, [fault]);
  return (
    <form ref={form} className="act" aria-labelledby="act-title" noValidate onSubmit={submit}>
      <div className="act-head">
        <h2 id="act-title">{say(`desk-complaint.acts.${verb}.title`)}</h2>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconX size={18} stroke={1.6} aria-hidden />}
          onClick={close}
        >
          {say('desk.close')}
        </Button>
      </div>
      <p className="act-what">{say(`desk-complaint.acts.${verb}.what`)}</p>
      <Meanwhile complaint={complaint} seen={seen} acknowledge={acknowledge} />
      {may ? null : <p className="act-not-now">{say('desk-complaint.acts.not_now')}</p>}
      {children}
      {movedOn || isSaidAt(fault, fields) ? null : <FaultNote fault={fault} />}
      <div className="act-send">
        <Button type="submit" loading={busy} disabled={movedOn || !may}>
          {say(`desk-complaint.acts.${verb}.send`)}
        </Button>
        <span className="act-hint wide-only">
          <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
        </span>
      </div>
    </form>
  );
}

function focusFirstFault(form: HTMLFormElement | null): void {
  const note = form?.querySelector<HTMLElement>('[role="alert"] button');
  (note ?? form?.querySelector<HTMLElement>('[aria-invalid="true"]'))?.focus();
}
