import { type HidingKind, hidingKinds, type Stretch } from '@insaf/contract/redaction.ts';
import { Button, Select, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { isolated } from '../isolated.ts';
import { selectedPlaces, wordsAt } from './places.ts';
import { stretchesOf, useHiding } from './use-hiding.ts';

const kinds: readonly HidingKind[] = hidingKinds.filter(
  (kind) => kind !== 'face' && kind !== 'plate',
);

/**
 * Hides words of a text from others. The text is a field that cannot be written in, so that words are selected
 * in it by mouse, by finger and by keys alike.
 */
export default function HideWords({
  complaint,
  subject,
  text,
  close,
}: {
  complaint: Complaint;
  subject: string;
  text: string;
  close: () => void;
}) {
  const nfc = text.normalize('NFC');
  const field = useRef<HTMLTextAreaElement>(null);
  const [stretches, setStretches] = useState(() => stretchesOf(complaint, subject));
  const [kind, setKind] = useState<HidingKind>('name');
  const [missed, setMissed] = useState(false);
  const saving = useHiding(complaint, close);
  const add = () => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const places = selectedPlaces(nfc, selectionStart ?? 0, selectionEnd ?? 0);
    setMissed(places === null);
    if (places === null) return field.current?.focus();
    const isThere = stretches.some(({ from, to }) => from === places.from && to === places.to);
    if (!isThere) setStretches([...stretches, { ...places, kind }].sort((a, b) => a.from - b.from));
  };
  const remove = (gone: Stretch) => setStretches(stretches.filter((each) => each !== gone));
  return (
    <section className="hide-words" aria-label={say('desk-redaction.edit.title')}>
      <p className="hidden-note">{say('desk-redaction.edit.hint')}</p>
      <Textarea
        ref={field}
        label={say('desk-redaction.edit.text')}
        value={nfc}
        readOnly
        autosize
        minRows={2}
        maxRows={14}
        error={missed ? say('desk-redaction.edit.nothing_selected') : undefined}
        data-autofocus
      />
      <div className="hide-row">
        <Select
          label={say('desk-redaction.edit.kind')}
          data={kinds.map((value) => ({ value, label: say(`desk-redaction.kinds.${value}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(chosen) => chosen !== null && setKind(chosen as HidingKind)}
        />
        <Button variant="default" onMouseDown={(event) => event.preventDefault()} onClick={add}>
          {say('desk-redaction.edit.add')}
        </Button>
      </div>
      <h4>{say('desk-redaction.edit.list')}</h4>
      {stretches.length === 0 ? (
        <p className="hidden-note">{say('desk-redaction.edit.none')}</p>
      ) : (
        <ul className="hide-list">
          {stretches.map((each) => {
            const words = wordsAt(nfc, each);
            return (
              <li key={`${each.from}-${each.to}`}>
                <mark className="kept-words" dir="auto">
                  {words}
                </mark>
                <small>{say(`desk-redaction.kinds.${each.kind}`)}</small>
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={say('desk-redaction.edit.remove', { words: isolated(words) })}
                  onClick={() => remove(each)}
                >
                  <IconX size={18} stroke={1.6} aria-hidden />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <FaultNote fault={saving.error} />
      <div className="hide-row">
        <Button loading={saving.isPending} onClick={() => saving.mutate({ subject, stretches })}>
          {say('desk-redaction.edit.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {say('desk-redaction.edit.cancel')}
        </Button>
      </div>
    </section>
  );
}
