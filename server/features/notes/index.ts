export { noteText } from './actions/list-notes.ts';
export type { NoteAdded } from './events.ts';
export { eraseNoteWords, handOverMentions } from './queries.ts';
export { noteHandlers } from './routes.ts';
export { seesNote } from './rules/sees-note.ts';
