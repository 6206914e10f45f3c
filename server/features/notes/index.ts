export type { NoteAdded } from './events.ts';
export { noteHandlers } from './routes.ts';
export { seesNote } from './rules/sees-note.ts';
