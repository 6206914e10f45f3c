import type { callerRoutes } from '@insaf/contract/callers.ts';
import { readComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { TrackingView, trackingRoutes } from '@insaf/contract/tracking.ts';
import { Button, Kbd, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { call } from '../api.ts';
import { language } from '../installation.ts';
import { FaultNote } from '../parts/states.tsx';
import { named, say } from '../words.ts';
import type { Told } from './told-complaint.tsx';
import type { Caller, CallerComplaint } from './use-caller.ts';

/** A complaint of the caller's own, as it is told to them. */
export function useToldOfCaller() {
  const queries = useQueryClient();
  return (caller: Caller, complaint: CallerComplaint): Told => {
    const { number, status, version, sensitive, asked } = complaint;
    const holder = complaint.holder === null ? null : named(complaint.holder.name);
    const supply = async (answer: string) => {
      const body = { phone: caller.phone, number, answer, version };
      await call<typeof callerRoutes.supplyForCaller>('POST', '/callers/supply', { body });
      await queries.invalidateQueries({ queryKey: ['caller', caller.phone] });
    };
    return {
      number,
      status,
      sentence: say(`desk-intake.say.${status}`, {
        holder: holder ?? say('desk-intake.say.the_agency'),
      }),
      dueAt: complaint.dueAt,
      question:
        asked === null ? null : (asked.question ?? say('desk-intake.told.question_with_code')),
      until: asked?.until ?? null,
      about: sensitive ? null : complaint.summary,
      ...(complaint.canSupply ? { supply } : {}),
    };
  };
}

/** The same of any complaint, for whoever has its number and code. */
function toldByCode(view: TrackingView, code: string, again: (view: TrackingView) => void): Told {
  const supply = async (answer: string) => {
    const body = { number: view.number, code, answer };
    again(await call<typeof trackingRoutes.supply>('POST', '/tracking/supply', { body }));
  };
  return {
    number: view.number,
    status: view.status,
    sentence: `${view.statusWords[language]}. ${view.next[language]}`,
    dueAt: view.dueAt,
    question: view.question?.text ?? null,
    until: view.question?.until ?? null,
    about: view.text.slice(0, 160),
    ...(view.canSupply ? { supply } : {}),
  };
}

/**
 * Asks for a complaint by its number: one of the caller's is told at once, for another the code is asked
 * for, as the portal does.
 */
export function Enquiry({
  own,
  onTold,
  onClose,
}: {
  /** Opens it where it is the caller's own. */
  own: (number: string) => boolean;
  onTold: (told: Told) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const needsCode = code !== null;
  useEffect(() => {
    if (needsCode) codeField.current?.focus();
  }, [needsCode]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const number = readComplaintNumber(typed);
    setWrong(number === null);
    setFault(null);
    if (number === null || own(number)) return;
    if (code === null || code.trim() === '') return setCode('');
    try {
      const body = { number, code };
      const view = await call<typeof trackingRoutes.track>('POST', '/tracking', { body });
      const tell = (now: TrackingView) => onTold(toldByCode(now, code, tell));
      tell(view);
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <form className="enquiry" onSubmit={submit}>
      <h2 className="side-title">{say('desk-intake.enquiry.title')}</h2>
      <TextInput
        ref={field}
        label={say('desk-intake.enquiry.number')}
        inputMode="numeric"
        dir="ltr"
        autoComplete="off"
        value={typed}
        error={wrong ? say('desk.number.wrong') : null}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setCode(null);
        }}
      />
      {code === null ? null : (
        <TextInput
          ref={codeField}
          label={say('desk-intake.enquiry.code')}
          description={say('desk-intake.enquiry.code_why')}
          inputMode="numeric"
          dir="ltr"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <FaultNote fault={fault} />
      <div className="row">
        <Button type="submit">{say('desk-intake.enquiry.show')}</Button>
        <Button variant="subtle" onClick={onClose}>
          {say('desk-intake.told.back')} <Kbd ms="xs">Esc</Kbd>
        </Button>
      </div>
    </form>
  );
}
