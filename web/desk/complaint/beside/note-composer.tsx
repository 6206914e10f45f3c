import type { Mentionable } from '@insaf/contract/notes.ts';
import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { FaultNote } from '../../parts/states.tsx';
import { keep, readKept } from '../../session/kept.ts';
import { useMe } from '../../session/session.ts';
import { say } from '../../words.ts';
import { MentionPicker } from './mention-picker.tsx';
import { mentionAt, mentionsIn, withMention } from './mention-text.ts';
import { useAddNote, useMentionable } from './use-notes.ts';

const most = 5000;
type Draft = { readonly text: string; readonly chosen: readonly { id: string; name: string }[] };
const nothing: Draft = { text: '', chosen: [] };

/** Writes a note: @ finds a colleague, the arrows and Enter choose, Ctrl+Enter sends. Keeps what is begun. */
export function NoteComposer({ number }: { number: string }) {
  const me = useMe();
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => readKept<Draft>(me.id, `note ${number}`) ?? nothing);
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState(false);
  const [at, setAt] = useState(0);
  const [wantedCaret, setWantedCaret] = useState<number | null>(null);
  const send = useAddNote(number);

  const typed = closed ? null : mentionAt(draft.text, caret);
  const people = useMentionable(number, typed?.words ?? null);
  const active = people?.[Math.min(at, people.length - 1)];

  const write = (next: Draft) => {
    setDraft(next);
    keep(me.id, `note ${number}`, next.text === '' ? null : next);
  };
  // The caret is put after a chosen name once the box holds the text with it.
  useEffect(() => {
    if (wantedCaret === null) return;
    box.current?.setSelectionRange(wantedCaret, wantedCaret);
    setCaret(wantedCaret);
    setWantedCaret(null);
  }, [wantedCaret]);

  const choose = ({ id, name }: Mentionable) => {
    if (typed === null) return;
    const put = withMention(draft.text, { from: typed.from, caret, name });
    write({ text: put.text, chosen: [...draft.chosen, { id, name }] });
    setWantedCaret(put.caret);
    setClosed(true);
    box.current?.focus();
  };
  const submit = () => {
    const text = draft.text.trim();
    if (text === '' || send.isPending) return;
    send.mutate(
      { text, mentions: mentionsIn(text, draft.chosen) },
      { onSuccess: () => write(nothing) },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      return submit();
    }
    if (typed === null || !people || people.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chooses = event.key === 'Enter' || event.key === 'Tab';
    if (step === undefined && !chooses && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (step !== undefined) setAt((at + step + people.length) % people.length);
    else if (chooses) choose(active!);
    else setClosed(true);
  };

  const left = most - draft.text.length;
  return (
    <div className="note-composer">
      <Textarea
        ref={box}
        label={say('desk-beside.notes.write')}
        size="md"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={most}
        value={draft.text}
        onChange={({ currentTarget: { value, selectionStart } }) => {
          write({ ...draft, text: value });
          setCaret(selectionStart);
          setClosed(false);
          setAt(0);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setClosed(true)}
        onKeyDown={onKeyDown}
        {...(people === null
          ? {}
          : {
              // A text of several lines may not be a combobox; it may speak of a list that it leads.
              'aria-haspopup': 'listbox' as const,
              'aria-controls': listId,
              'aria-autocomplete': 'list' as const,
              'aria-activedescendant': active === undefined ? undefined : `${listId} ${active.id}`,
            })}
      />
      {people === null ? null : (
        <MentionPicker listId={listId} people={people} active={active} choose={choose} />
      )}
      <FaultNote fault={send.error} />
      <div className="note-send">
        <span className="beside-quiet" role="status">
          {left < 200 ? say('desk-beside.notes.left', { count: left }) : null}
          {send.isSuccess && draft.text === '' ? say('desk-beside.notes.sent') : null}
        </span>
        <Button
          variant="default"
          onClick={submit}
          loading={send.isPending}
          disabled={draft.text.trim() === ''}
        >
          {say('desk-beside.notes.send')}
        </Button>
      </div>
    </div>
  );
}
