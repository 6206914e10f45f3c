import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type FastifyInstance, fastify } from 'fastify';
import {
  openUploads,
  type Upload,
  type UploadCtx,
  type UploadSettings,
} from '../features/uploads/index.ts';
import { mountUploads, type UploadRoutesOptions } from '../features/uploads/routes.ts';
import { readConfig } from '../platform/config.ts';
import type { Db } from '../platform/context.ts';
import { contentKey } from '../platform/files/storage.ts';
import { replyWithError } from '../platform/http/error-reply.ts';
import { keyRing } from '../platform/keys/key-ring.ts';

/**
 * A server that takes uploads and nothing else, on a port and a folder of its own, with a clock that the
 * test moves. Several may stand on one folder and one database, as processes of one installation do.
 */
export type UploadServer = {
  ctx: UploadCtx;
  http: FastifyInstance;
  folder: string;
  /** Of the uploads, without a slash at its end. */
  url: string;
  logged: { level: string; words: string; about: object }[];
  /** Milliseconds to add to the machine's clock. */
  later: number;
  /** Ends the server; the folder stays until `removeFolder`. */
  close(): Promise<void>;
  removeFolder(): void;
};

export async function uploadServer(
  db: Db,
  settings: Partial<UploadSettings> = {},
  options: UploadRoutesOptions = {},
): Promise<UploadServer> {
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'insaf-uploads-'));
  const logged: UploadServer['logged'] = [];
  const log = (level: string) => (about: object, words: string) =>
    void logged.push({ level, words, about });
  const server = { later: 0 } as UploadServer;
  const ctx = await openUploads(
    {
      db,
      clock: () => new Date(Date.now() + server.later),
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      keys: keyRing(db, readConfig({ DATA_DIR: folder })),
      personKey: async ({ id }) => {
        throw new Error(`nobody spoke in upload ${id}`);
      },
    },
    {
      storage: { kind: 'disk', root: join(folder, 'files') },
      scanner: null,
      zone: 'Africa/Cairo',
      examiners: 1,
      ...settings,
      folder,
    },
  );
  const http = fastify({ forceCloseConnections: true });
  http.setErrorHandler(replyWithError);
  mountUploads(http, ctx, options);
  await http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.address() as AddressInfo;
  return Object.assign(server, {
    ctx,
    http,
    folder,
    logged,
    url: `http://127.0.0.1:${port}${options.path ?? '/api/v1/uploads'}`,
    async close() {
      ctx.examiner.close();
      await http.close();
    },
    removeFolder: () => rmSync(folder, { recursive: true, force: true }),
  });
}

/** What tus wants of every request. */
export const tus = { 'tus-resumable': '1.0.0' };

/** The header that says what a file is called. */
export function metadata(name: string, type?: string): string {
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  return `filename ${encoded(name)}${type ? `,filetype ${encoded(type)}` : ''}`;
}

/** Makes an upload and sends nothing yet. @returns its address */
export async function create(
  { url }: UploadServer,
  length: number,
  headers: Record<string, string> = {},
): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(length), ...headers },
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return new URL(response.headers.get('location')!, url).href;
}

/** Makes an upload and sends the whole file in the same request, as `curl` does. */
export function send(
  { url }: Pick<UploadServer, 'url'>,
  bytes: Buffer,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(bytes.length),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    body: new Uint8Array(bytes),
  });
}

export function patch(address: string, offset: number, bytes: Buffer): Promise<Response> {
  return fetch(address, {
    method: 'PATCH',
    headers: {
      ...tus,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  });
}

export const head = (address: string) => fetch(address, { method: 'HEAD', headers: tus });

/** Bytes that have arrived, as the server says. */
export async function offsetOf(address: string): Promise<number> {
  return Number((await head(address)).headers.get('upload-offset'));
}

export const idOf = (address: string) => address.split('/').at(-1)!;

export const rowOf = ({ ctx }: UploadServer, address: string): Promise<Upload> =>
  ctx.db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', idOf(address))
    .executeTakeFirstOrThrow();

/** The content that was kept. */
export async function stored(server: UploadServer, address: string): Promise<Buffer> {
  const { sha256 } = await rowOf(server, address);
  return buffer(await server.ctx.storage.read(contentKey(sha256!)));
}

/** The state of an upload: what `GET` says. */
export async function stateOf(address: string): Promise<Record<string, unknown>> {
  const response = await fetch(address);
  return response.ok
    ? ((await response.json()) as Record<string, unknown>)
    : { gone: response.status };
}

/** The refusal in an answer's body. */
export async function refusalIn(response: Response): Promise<[number, string, unknown]> {
  const body = (await response.json()) as { error: { code: string; params?: { reason?: string } } };
  return [response.status, body.error.code, body.error.params?.reason];
}
