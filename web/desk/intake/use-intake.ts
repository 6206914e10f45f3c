import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ApiFault } from '../api.ts';
import { forgetKept, keep, readKept } from '../session/kept.ts';
import { useMe } from '../session/session.ts';
import { say } from '../words.ts';
import {
  emptyForm,
  filingOf,
  type IntakeForm,
  isUntouched,
  type KeptUpload,
  missingIn,
  type PersonForm,
} from './intake-form.ts';
import { forget, openOutbox, type Sending, send, useOutbox } from './outbox.ts';

export type Desk = 'hotline' | 'office';
export type Draft = { readonly form: IntakeForm; readonly at: number };
/** JSON path of a field → what is wrong with it. */
export type Wrong = Readonly<Record<string, string>>;

const mostDrafts = 8;

/**
 * A complaint while it is taken down: what was typed, kept in this browser as it is typed; drafts of calls
 * that broke off; and what was sent. The one who is told of a field at fault finds the focus in it.
 */
export function useIntake(desk: Desk) {
  const { id: staffId } = useMe();
  const [form, setForm] = useState<IntakeForm>(() => {
    forgetKept(staffId);
    openOutbox(staffId);
    return readKept<IntakeForm>(staffId, `now-${desk}`) ?? emptyForm();
  });
  const [drafts, setDrafts] = useState<readonly Draft[]>(
    () => readKept<Draft[]>(staffId, `drafts-${desk}`) ?? [],
  );
  const [wrong, setWrong] = useState<Wrong>({});
  const fields = useRef(new Map<string, HTMLElement>());
  const queries = useQueryClient();
  const outbox = useOutbox();
  const sending = outbox.find(({ key }) => key === form.key);

  useEffect(() => keep(staffId, `now-${desk}`, form), [staffId, desk, form]);
  useEffect(() => keep(staffId, `drafts-${desk}`, drafts), [staffId, desk, drafts]);

  const focus = (path: string) => fields.current.get(path)?.focus();
  const point = (faults: Wrong) => {
    setWrong(faults);
    const first = [...fields.current.keys()].find((path) => path in faults);
    if (first !== undefined) focus(first);
  };

  // What the server refused comes back into the form, with a key of its own: it is another complaint then.
  useEffect(() => {
    if (sending?.state !== 'refused') return;
    forget(sending.key);
    setForm((was) => ({ ...was, key: crypto.randomUUID() }));
    const faults = faultsOf(sending.fault);
    // The fields are there again when this has been drawn.
    requestAnimationFrame(() => point(faults));
  });

  const put = (more: Partial<IntakeForm>) => {
    setWrong({});
    setForm((was) => ({ ...was, ...more, startedAt: was.startedAt ?? Date.now() }));
  };

  /** Begins anew; what was not filed is kept as a draft. */
  const next = () => {
    if (sending === undefined && !isUntouched(form)) {
      setDrafts([{ form, at: Date.now() }, ...drafts].slice(0, mostDrafts));
    }
    if (sending?.state === 'filed') forget(sending.key);
    // What the last one was told is not kept; and they have one complaint more now.
    queries.removeQueries({ queryKey: ['caller'] });
    setForm(emptyForm());
    setWrong({});
  };

  return {
    form,
    wrong,
    sending,
    drafts,
    /** Earlier complaints on their way, or answered since. */
    others: outbox.filter(({ key }) => key !== form.key),
    put,
    putPerson: (index: number, more: Partial<PersonForm>) => {
      const people = form.people.map((person, at) =>
        at === index ? { ...person, ...more } : person,
      );
      put({ people });
    },
    /** Adds a file that has arrived; several may at once. */
    addUpload: (upload: KeptUpload) =>
      setForm((was) => ({ ...was, uploads: [...was.uploads, upload] })),
    next,
    file: () => {
      if (sending !== undefined) return;
      const missing = missingIn(form);
      const named = missing.map((path) => [path, say(`desk-intake.missing.${lastOf(path)}`)]);
      if (missing.length > 0) point(Object.fromEntries(named));
      else send(form, filingOf(form, desk));
    },
    resume: (draft: Draft) => {
      const others = drafts.filter((one) => one !== draft);
      const isKept = sending === undefined && !isUntouched(form);
      setDrafts(isKept ? [{ form, at: Date.now() }, ...others] : others);
      setForm(draft.form);
      setWrong({});
    },
    drop: (draft: Draft) => setDrafts(drafts.filter((one) => one !== draft)),
    /** Takes back what was refused after its call had ended, to be mended. */
    mend: (refused: Sending) => {
      forget(refused.key);
      setDrafts([
        { form: { ...refused.form, key: crypto.randomUUID() }, at: Date.now() },
        ...drafts,
      ]);
    },
    focus,
    /** Says where the field of a JSON path is. */
    field: (path: string) => (element: HTMLElement | null) => {
      if (element === null) fields.current.delete(path);
      else fields.current.set(path, element);
    },
  };
}
export type Intake = ReturnType<typeof useIntake>;

const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** Path → sentence, of a refusal; what names no field is said at the text. */
function faultsOf(fault: ApiFault | undefined): Wrong {
  if (fault === undefined) return {};
  const each = fault.fields.map(({ field, message }) => [field, message]);
  return each.length > 0 ? Object.fromEntries(each) : { [fault.field ?? 'text']: fault.message };
}
