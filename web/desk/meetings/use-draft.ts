import type { MeetingView } from '@insaf/contract/meetings.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiFault } from '../api.ts';
import { keep, readKept } from '../session/kept.ts';
import { useMe } from '../session/session.ts';
import { draftOf, type MeetingDraft, meetingKey, readMeeting, saveMeeting } from './meeting-api.ts';
import { isSameDraft, mergeDrafts } from './merge-drafts.ts';

/** Where what is written stands: with the server, on its way, kept in this browser alone, or refused. */
export type Saving =
  | { readonly is: 'saved' | 'saving' | 'kept' }
  | { readonly is: 'refused'; readonly fault: ApiFault };

type Kept = { readonly base: MeetingDraft; readonly draft: MeetingDraft };

const newId = () => crypto.randomUUID();
const pause = 800;
const retry = 5000;

/**
 * What a rapporteur writes of a meeting: saved a moment after each change, kept in this browser meanwhile and
 * while there is no connection, and put together with what somebody else saved in between.
 */
export function useDraft(meeting: MeetingView) {
  const { id } = meeting;
  const staffId = useMe().id;
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => recovered(staffId, meeting));
  const [saving, setSaving] = useState<Saving>({ is: 'saved' });
  const [joined, setJoined] = useState<string | null>(null);
  // What the server had last, which changes are made on.
  const base = useRef({ version: meeting.version, draft: draftOf(meeting) });
  const latest = useRef(draft);
  const running = useRef<Promise<boolean> | null>(null);
  latest.current = draft;

  /** Somebody was first: what both wrote is put together, and saved on what they saved. */
  const join = useCallback(
    async (by: string): Promise<void> => {
      const theirs = await readMeeting(id).catch(() => null);
      if (theirs !== null) {
        const their = draftOf(theirs);
        const both = mergeDrafts(base.current.draft, latest.current, their, newId);
        base.current = { version: theirs.version, draft: their };
        setDraft(both);
        setJoined(by);
      }
      setSaving({ is: 'kept' });
    },
    [id],
  );

  const send = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    if (isSameDraft(sent, base.current.draft)) return true;
    setSaving({ is: 'saving' });
    try {
      const answer = await saveMeeting(id, base.current.version, sent);
      base.current = { version: answer.version, draft: sent };
      queries.setQueryData(meetingKey(id), answer);
      const done = isSameDraft(latest.current, sent);
      if (done) keep(staffId, `meeting ${id}`, null);
      setSaving({ is: done ? 'saved' : 'kept' });
      return done;
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      if (fault.code === 'meeting_changed') await join(String(fault.params.by ?? ''));
      else if (fault.status === 0 || fault.status >= 500) setSaving({ is: 'kept' });
      else setSaving({ is: 'refused', fault });
      return false;
    }
  }, [id, staffId, queries, join]);

  /** Saves what is written, one after the other; false where the server does not have it after that. */
  const save = useCallback(async (): Promise<boolean> => {
    while (running.current !== null) await running.current;
    running.current = send().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [send]);

  useEffect(() => {
    if (isSameDraft(draft, base.current.draft)) return;
    const kept: Kept = { base: base.current.draft, draft };
    keep(staffId, `meeting ${id}`, kept);
    setSaving((now) => (now.is === 'saving' ? now : { is: 'kept' }));
    const soon = setTimeout(() => void save(), pause);
    return () => clearTimeout(soon);
  }, [draft, id, save, staffId]);

  useEffect(() => {
    if (saving.is !== 'kept') return;
    const again = setInterval(() => void save(), retry);
    const online = () => void save();
    addEventListener('online', online);
    return () => {
      clearInterval(again);
      removeEventListener('online', online);
    };
  }, [saving.is, save]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!isSameDraft(latest.current, base.current.draft)) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  const change = useCallback((changes: Partial<MeetingDraft>) => {
    setDraft((now) => ({ ...now, ...changes }));
  }, []);
  return { draft, change, saving, save, joined, version: () => base.current.version };
}

/** What was written and never reached the server is put together with what the server has. */
function recovered(staffId: string, meeting: MeetingView): MeetingDraft {
  const kept = readKept<Kept>(staffId, `meeting ${meeting.id}`);
  const now = draftOf(meeting);
  if (kept === null) return now;
  return mergeDrafts(kept.base, kept.draft, now, newId);
}
