import { Button, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { isSaidAt } from '../complaint/acts/field-fault.ts';
import { say } from '../words.ts';
import { FaultNote } from './states.tsx';

type Sheet = {
  readonly title: string;
  readonly size?: 'lg' | 'xl';
  readonly close: () => void;
  readonly children: ReactNode;
};

/** A sheet over the page; its button, Escape and, unless it `stays`, a click beside it close it. */
export function Dialog({
  title,
  size,
  stays = false,
  close,
  children,
}: Sheet & { stays?: boolean }) {
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={!stays}
      title={title}
      {...(size === undefined ? {} : { size })}
      closeButtonProps={{ 'aria-label': say('desk.close') }}
      classNames={{ title: 'dialog-title' }}
    >
      {children}
    </Modal>
  );
}

/** What a form sends: a mutation that needs to be given nothing. */
export type Sending = {
  readonly mutate: (given: undefined) => void;
  readonly isPending: boolean;
  readonly error: unknown;
};

/**
 * A form in a dialog. A refusal is said below its fields, unless one of them says it already. Once it was
 * sent, `after` takes the place of the fields where there is something to show that is shown only once.
 */
export function FormDialog({
  act,
  grave = false,
  disabled = false,
  sending,
  fields = [],
  after,
  children,
  ...sheet
}: Sheet & {
  /** What the button that sends is called. */
  act: string;
  grave?: boolean;
  disabled?: boolean;
  sending: Sending;
  /** Names of the fields at which a fault is said. */
  fields?: readonly string[];
  after?: { readonly shown: ReactNode; readonly act: string; readonly go: () => void } | undefined;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (sending.error !== null) showWrong(form.current);
  }, [sending.error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog stands in its form on the page too, as React sees it.
    event.stopPropagation();
    sending.mutate(undefined);
  };
  return (
    <Dialog {...sheet} stays={after !== undefined}>
      {after === undefined ? (
        <form ref={form} onSubmit={submit}>
          <Stack>
            {children}
            {isSaidAt(sending.error, fields) ? null : <FaultNote fault={sending.error} />}
            <div className="dialog-acts">
              <Button
                type="submit"
                color={grave ? 'clay' : 'nile'}
                disabled={disabled}
                loading={sending.isPending}
              >
                {act}
              </Button>
              <Button variant="default" onClick={sheet.close}>
                {say('desk.back')}
              </Button>
            </div>
          </Stack>
        </form>
      ) : (
        <Stack>
          {after.shown}
          <div className="dialog-acts">
            <Button onClick={after.go}>{after.act}</Button>
          </div>
        </Stack>
      )}
    </Dialog>
  );
}

/** In a long form what is wrong may be far from the button that was pressed. */
function showWrong(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const words = form?.querySelector('.mantine-InputWrapper-error, [role="alert"]');
  if (field) field.focus();
  else words?.scrollIntoView({ block: 'nearest' });
}
