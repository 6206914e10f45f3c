import type { FastifyReply } from 'fastify';

/** Bytes or text, and the plain name they are kept under: letters, digits, dots and dashes. */
export type NamedFile<File = unknown> = { readonly name: string; readonly file: File };

/** What a route answers with that gives a file: to be saved, or to be shown by the browser under its name. */
export function sendNamed<File>(
  reply: Pick<FastifyReply, 'header'>,
  { name, file }: NamedFile<File>,
  shown: 'attachment' | 'inline' = 'attachment',
): File {
  reply.header('content-disposition', `${shown}; filename="${name}"`);
  return file;
}
