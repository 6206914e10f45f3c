/*
 * What is kept on this device: what was typed and not yet filed, photos that were chosen, complaints that
 * wait to be sent, and the numbers and codes of those that were. Nothing of it leaves but to be filed.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Waiting } from './outbox/states.ts';

/** What was typed, by the names of the fields of all pages. */
export type Typed = {
  readonly fields: Readonly<Record<string, string>>;
  /** Fields that the server may not have yet. */
  readonly unsaved: readonly string[];
  /** The page whose form is on its way. */
  readonly sending: string | null;
  /** The complaint that this becomes, once the server has told. */
  readonly filing: string | null;
  readonly at: number;
};

/** A photo or another file that goes with a complaint. */
export type KeptFile = {
  readonly id: string;
  /** The complaint it goes with: `draft`, or the key of one that waits. */
  readonly owner: string;
  readonly name: string;
  readonly blob: Blob;
  /** The upload at the server, from its beginning on. */
  readonly address: string | null;
  /** Its id, once the server has accepted the file. */
  readonly uploadId: string | null;
  /** Why the server refused it, in its words. */
  readonly refusal: string | null;
  readonly at: number;
};

/** What a person needs to follow a complaint. */
export type Sent = {
  readonly key: string;
  readonly number: string;
  readonly code: string;
  readonly at: number;
};

interface Schema extends DBSchema {
  typed: { key: string; value: Typed };
  files: { key: string; value: KeptFile; indexes: { owner: string } };
  outbox: { key: string; value: Waiting };
  sent: { key: string; value: Sent };
}
export type Store = IDBPDatabase<Schema>;

let opened: Promise<Store> | undefined;

/** @throws where the browser keeps nothing, as some do in private windows */
export function openStore(): Promise<Store> {
  opened ??= openDB<Schema>('insaf', 1, {
    upgrade(db) {
      db.createObjectStore('typed');
      db.createObjectStore('files', { keyPath: 'id' }).createIndex('owner', 'owner');
      db.createObjectStore('outbox', { keyPath: 'key' });
      db.createObjectStore('sent', { keyPath: 'key' });
    },
  });
  return opened;
}

const nothingTyped: Typed = { fields: {}, unsaved: [], sending: null, filing: null, at: 0 };
/** A draft that was left this long ago is nobody's any more; the server forgets it as well. */
const keptDays = 30;

export async function readTyped(store: Store): Promise<Typed> {
  const typed = await store.get('typed', 'draft');
  const old = Date.now() - keptDays * 24 * 60 * 60 * 1000;
  return typed === undefined || typed.at < old ? nothingTyped : typed;
}

/** Changes what was typed; of two changes at once, none is lost. */
export async function changeTyped(store: Store, change: (typed: Typed) => Typed): Promise<void> {
  const work = store.transaction('typed', 'readwrite');
  const typed = (await work.store.get('draft')) ?? nothingTyped;
  await work.store.put({ ...change(typed), at: Date.now() }, 'draft');
  await work.done;
}

/** The files of one complaint, in the order they were chosen. */
export async function filesOf(store: Store, owner: string): Promise<KeptFile[]> {
  const files = await store.getAllFromIndex('files', 'owner', owner);
  return files.sort((a, b) => a.at - b.at);
}

/** Changes a file that is still there. */
export async function changeFile(
  store: Store,
  id: string,
  changed: Partial<KeptFile>,
): Promise<void> {
  const work = store.transaction('files', 'readwrite');
  const file = await work.store.get(id);
  if (file !== undefined) await work.store.put({ ...file, ...changed });
  await work.done;
}

/** Forgets the complaint that was being written, with its files. */
export async function forgetDraft(store: Store): Promise<void> {
  const files = await filesOf(store, 'draft');
  await Promise.all([
    store.delete('typed', 'draft'),
    ...files.map(({ id }) => store.delete('files', id)),
  ]);
}
