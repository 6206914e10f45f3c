/** Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature. */
import { fromBase64, toBase64 } from './base64.ts';
import { bytesOf, joined, sameBytes } from './hashes.ts';
import { isKeyName, isSignedBy, type SignerKey, signWith, type VerifierKey } from './keys.ts';

/** `id` are the four bytes of the key, `bytes` what it signed with. */
export type NoteSignature = { name: string; id: Uint8Array; bytes: Uint8Array };

/** `text` ends with a newline and is what the signatures are over. */
export type Note = { text: string; signatures: NoteSignature[] };

const mostSignatures = 100;

/** Notes have no control characters but newlines: what is printed is what was signed. */
const hasControls = (text: string): boolean => /(?!\n)\p{Cc}/u.test(text);

/** The parts of a note, none of them verified; undefined when it is not one. */
export function parseNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n') || hasControls(note)) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(parseSignature);
  if (signatures.length > mostSignatures || !signatures.every((found) => found !== undefined)) {
    return undefined;
  }
  return { text: note.slice(0, end + 1), signatures };
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (!name || !isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, id: bytes.slice(0, 4), bytes: bytes.slice(4) };
}

/** The signature that says it is of a key: the first of its name and id. */
export function signatureOf(note: Note, key: VerifierKey): NoteSignature | undefined {
  return note.signatures.find(({ name, id }) => name === key.name && sameBytes(id, key.id));
}

/** Whether the key has signed the note: `missing` when no line says so, `wrong` when one does and lies. */
export function noteSignedBy(note: Note, key: VerifierKey): 'signed' | 'missing' | 'wrong' {
  const signature = signatureOf(note, key);
  if (!signature) return 'missing';
  return isSignedBy(key, signature.bytes, bytesOf(note.text)) ? 'signed' : 'wrong';
}

/**
 * A text signed.
 * @throws TypeError when the text does not end with a newline or has control characters.
 */
export function signNote(text: string, key: SignerKey): string {
  if (!text.endsWith('\n') || hasControls(text)) throw new TypeError('not the text of a note');
  return `${text}\n${signatureLine(key, signWith(key, bytesOf(text)))}`;
}

/** `— name base64(id ‖ signature)` with its newline. */
export function signatureLine({ name, id }: VerifierKey, bytes: Uint8Array): string {
  return `— ${name} ${toBase64(joined(id, bytes))}\n`;
}
