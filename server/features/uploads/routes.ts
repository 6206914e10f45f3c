import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '@insaf/contract/errors.ts';
import { largestUpload, type UploadView, uploadView } from '@insaf/contract/uploads.ts';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../platform/errors.ts';
import { arriving } from '../../platform/files/arriving.ts';
import { finishUpload } from './actions/finish-upload.ts';
import { uploadLocker } from './actions/lock-upload.ts';
import type { UploadCtx } from './actions/open-uploads.ts';
import { removeUpload } from './actions/remove-upload.ts';
import { refuseWhenDiskIsFull, startUpload } from './actions/start-upload.ts';
import { type Upload, unclaimedUpload } from './queries.ts';
import { readDeclared } from './rules/declared.ts';

/**
 * Files arrive by tus 1.0 (https://tus.io/protocols/resumable-upload): an upload that breaks off goes on
 * where it stopped. Any tus client works, and so does one command:
 *
 *     curl -i http://localhost:3000/api/v1/uploads -H 'Tus-Resumable: 1.0.0' \
 *       -H "Upload-Length: $(stat -c %s photo.jpg)" \
 *       -H "Upload-Metadata: filename $(printf photo.jpg | base64)" \
 *       -H 'Content-Type: application/offset+octet-stream' --data-binary @photo.jpg
 *
 * The answer's body, and the end of its `Location`, is the id to put into `uploads` of a complaint or a
 * reply. `GET` of that address says what became of it.
 *
 * The protocol moves the bytes; the row of the upload is the truth. The last byte is answered only when
 * the file was examined, scanned and stored: 2xx means that a complaint can use it, 4xx says why not,
 * 503 that it cannot be decided now: every byte is kept, and `HEAD` or an empty `PATCH` asks again.
 *
 * The id is the right to the upload until a complaint claims it; then it is gone for all who know it.
 */
export type UploadRoutesOptions = {
  /** Where they are mounted. Default `/api/v1/uploads`. */
  path?: string;
  /** Who sends; throws a Refusal to one who sends too much or whose sign-in is not valid. */
  admit?: (request: FastifyRequest) => Promise<{ staffId: string | null }>;
  /** A connection that brings nothing for so long is cut; what it brought is kept. Default 60. */
  idleSeconds?: number;
};

type ById = { Params: { id: string } };
const tusVersion = '1.0.0';
/** Who knows an upload's id may do with it what there is to do; `admit` looks at who sends. */
const atAnyone = { config: { access: 'public' } } as const;

export function mountUploads(
  server: FastifyInstance,
  ctx: UploadCtx,
  options: UploadRoutesOptions = {},
): void {
  const { path = '/api/v1/uploads', idleSeconds = 60 } = options;
  const admit = options.admit ?? (async () => ({ staffId: null }));
  const faults = new WeakMap<Request, unknown>();
  const senders = new WeakMap<Request, { staffId: string | null }>();

  const tus = new Server({
    path,
    datastore: ctx.receiving.store,
    locker: uploadLocker(ctx.db),
    lockDrainTimeout: 500,
    maxSize: largestUpload,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => randomUUID(),
    async onUploadCreate(request, upload) {
      const declared = readDeclared(upload.metadata ?? {});
      const staffId = senders.get(request as Request)?.staffId ?? null;
      await startUpload(ctx, upload.id, { ...declared, size: upload.size ?? 0 }, staffId);
      const { name, type } = declared;
      return { metadata: { ...(name && { filename: name }), ...(type && { filetype: type }) } };
    },
    onResponseError(request, fault) {
      faults.set(request as Request, fault);
      return undefined;
    },
  });

  /** Lets the protocol answer; what it refuses is refused in our own shape. */
  async function speakTus(request: FastifyRequest, address: string): Promise<Response> {
    const { raw } = request;
    const carries = raw.method === 'POST' || raw.method === 'PATCH';
    const asked = new Request(`http://tus${address}`, {
      method: raw.method ?? 'GET',
      headers: headersOf(request),
      ...(carries && { body: ReadableStream.from(arriving(raw, idleSeconds)), duplex: 'half' }),
    });
    senders.set(asked, await admit(request));
    const response = await tus.handleWeb(asked);
    if (response.status < 400) return response;
    const fault = faults.get(asked);
    if (fault instanceof Refusal) throw fault;
    if (response.status === 500) {
      if (fault instanceof Error) throw fault;
      ctx.log.error({ fault }, 'an upload could not be received');
    }
    throw refusalFor(response.status);
  }

  /** After the last byte, the file is decided about before anything is answered. */
  async function decided(response: Response, upload: Upload): Promise<Upload> {
    const whole = Number(response.headers.get('upload-offset')) === upload.size;
    return whole ? finishUpload(ctx, upload) : upload;
  }

  async function found(id: string): Promise<Upload> {
    const upload = isUuid(id) ? await unclaimedUpload(ctx.db, id) : undefined;
    if (!upload || upload.expires_at <= ctx.clock()) throw new Refusal('not_found');
    return upload;
  }

  /** `HEAD`: how far is it? `PATCH`: here is more. Both find out when it is whole. */
  async function goOn(request: FastifyRequest<ById>, reply: FastifyReply) {
    const upload = await found(request.params.id);
    if (upload.state !== 'receiving') return replyDecided(request, reply, upload);
    if (request.method === 'PATCH') await refuseWhenDiskIsFull(ctx);
    try {
      const response = await speakTus(request, `${path}/${upload.id}`);
      await decided(response, upload);
      return answer(reply, response);
    } catch (error) {
      // Another request brought the last byte while this one waited for its turn.
      const now = gone(error) ? await found(upload.id) : upload;
      if (now.state === 'receiving') throw error;
      return replyDecided(request, reply, now);
    }
  }

  server.register(async (scope) => {
    // The body goes to the protocol as it comes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('tus-resumable', tusVersion).header('cache-control', 'no-store');
      const speaksTus = request.method !== 'OPTIONS' && request.method !== 'GET';
      if (speaksTus && request.headers['tus-resumable'] !== tusVersion) {
        reply.header('tus-version', tusVersion);
        throw new Refusal('wrong_tus_version');
      }
    });
    // A body that nobody read is let go by, so that the sender, still sending, gets to read the answer.
    scope.addHook('onResponse', async (request) => void request.raw.resume());

    for (const url of [path, `${path}/:id`]) {
      scope.options(url, atAnyone, async (request, reply) =>
        answer(reply, await speakTus(request, path)),
      );
    }

    scope.post(path, atAnyone, async (request, reply) => {
      const response = await speakTus(request, path);
      const id = response.headers.get('location')?.split('/').at(-1) ?? '';
      const upload = await decided(response, await found(id));
      return answer(reply, response, viewOf(upload));
    });

    scope.head<ById>(`${path}/:id`, atAnyone, goOn);
    scope.patch<ById>(`${path}/:id`, atAnyone, goOn);

    scope.delete<ById>(`${path}/:id`, atAnyone, async (request, reply) => {
      await removeUpload(ctx, await found(request.params.id));
      return reply.status(204).send();
    });

    scope.get<ById>(`${path}/:id`, { ...atAnyone, exposeHeadRoute: false }, async (request) =>
      viewOf(await found(request.params.id)),
    );
  });
}

/** What `HEAD` and `PATCH` are told of an upload that is ready or refused. */
function replyDecided(request: FastifyRequest, reply: FastifyReply, upload: Upload): FastifyReply {
  const asks = request.method === 'HEAD';
  if (upload.state === 'refused') {
    throw asks
      ? new Refusal('not_found')
      : new Refusal('upload_refused', { reason: upload.refused_reason });
  }
  if (!asks && request.headers['upload-offset'] !== String(upload.size)) {
    throw new Refusal('upload_offset_wrong');
  }
  const size = String(upload.size);
  reply.header('upload-offset', size).header('upload-length', size);
  return reply.status(asks ? 200 : 204).send();
}

function gone(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'not_found';
}

function viewOf(upload: Upload): UploadView {
  return uploadView.parse({
    id: upload.id,
    state: upload.state,
    name: upload.declared_name,
    size: upload.size,
    kind: upload.kind,
    mediaType: upload.media_type,
    reason: upload.refused_reason,
    expiresAt: upload.expires_at.toISOString(),
  });
}

/** Passes the protocol's answer on, without what it says to pages of other origins. */
function answer(reply: FastifyReply, response: Response, body?: UploadView) {
  for (const [name, value] of response.headers) {
    if (
      !name.startsWith('access-control-') &&
      name !== 'content-length' &&
      name !== 'content-type'
    ) {
      reply.header(name, value);
    }
  }
  return reply.status(response.status).send(body);
}

/** What the protocol refused, by its status: its own words are English and for programmers. */
function refusalFor(status: number): Refusal {
  const codes: Record<number, ErrorCode> = {
    404: 'not_found',
    409: 'upload_offset_wrong',
    410: 'not_found',
    412: 'wrong_tus_version',
    413: 'too_large',
    501: 'invalid_input',
  };
  const code = codes[status] ?? (status >= 500 ? 'busy' : 'invalid_input');
  return new Refusal(code, code === 'invalid_input' ? { field: 'headers' } : {});
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
