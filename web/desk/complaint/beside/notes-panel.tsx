import './beside.css';
import type { Note } from '@insaf/contract/notes.ts';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useShortcuts } from '../../frame/shortcuts.tsx';
import { useMentions, useReadMentions } from '../../live/use-mentions.ts';
import { FaultNote, Loading } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { HidableText } from '../redaction/hidable-text.tsx';
import { partsOf } from './mention-text.ts';
import { NoteComposer } from './note-composer.tsx';
import { useNotes } from './use-notes.ts';

/** Internal notes on a complaint, the newest at the end, and a place to write one. */
export function NotesPanel({ complaint }: { complaint: Complaint }) {
  const { number } = complaint;
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useNotes(number);
  const section = useRef<HTMLElement>(null);
  const notes = (data?.pages ?? []).flatMap((page) => page.notes).toReversed();
  useReadHere(number, notes);
  const loaded = data !== undefined;
  useEffect(() => {
    // Who comes from a mention comes to read the notes.
    if (loaded && location.hash === '#notes') section.current?.scrollIntoView();
  }, [loaded]);
  useShortcuts([
    {
      keys: 'm',
      words: 'desk-beside.notes.focus_key',
      run: () => section.current?.querySelector('textarea')?.focus(),
    },
  ]);
  return (
    <section className="beside part notes" aria-labelledby="notes-title" id="notes" ref={section}>
      <h2 id="notes-title">{say('desk-beside.notes.title')}</h2>
      <p className="beside-quiet">{say('desk-beside.notes.who_sees')}</p>
      {hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-md"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {say('desk-beside.notes.older')}
        </Button>
      ) : null}
      {isPending ? <Loading rows={2} /> : null}
      <FaultNote fault={error} />
      {data && notes.length === 0 ? (
        <p className="beside-quiet">{say('desk-beside.notes.empty')}</p>
      ) : null}
      <ol className="note-list">
        {notes.map((note) => (
          <NoteItem key={note.noteNo} complaint={complaint} note={note} />
        ))}
      </ol>
      <NoteComposer key={number} number={number} />
    </section>
  );
}

const withMentions = (plain: string, mentions: Note['mentions']) =>
  partsOf(plain, mentions).map(({ at, text, person }) =>
    person === null ? (
      text
    ) : (
      <bdi key={at} className={person.me ? 'mention mention-me' : 'mention'}>
        {text}
      </bdi>
    ),
  );

function NoteItem({ complaint, note }: { complaint: Complaint; note: Note }) {
  return (
    <li className={note.mine ? 'note note-mine' : 'note'}>
      <p className="note-head">
        <strong>{note.mine ? say('desk-beside.notes.you') : note.by.name}</strong>
        <span className="beside-quiet">
          {named(note.by.agency.name)} · <When at={note.at} />
        </span>
      </p>
      {note.text === null ? (
        <p className="beside-quiet">{say('desk-beside.notes.erased')}</p>
      ) : (
        <HidableText
          complaint={complaint}
          subject={`note/${note.noteNo}`}
          text={note.text}
          piece={(plain) => withMentions(plain, note.mentions)}
        />
      )}
    </li>
  );
}

/** What is shown here is read: mentions of us on this complaint no longer wait. */
function useReadHere(number: string, notes: readonly Note[]): void {
  const { mutate } = useReadMentions();
  const isWaiting = (useMentions().data?.pages[0]?.unread ?? 0) > 0;
  const newest = notes.findLast(({ mentions }) => mentions.some(({ me }) => me))?.noteNo;
  useEffect(() => {
    if (newest !== undefined && isWaiting) mutate({ number });
  }, [number, newest, isWaiting, mutate]);
}
