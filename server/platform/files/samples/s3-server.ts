import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * The part of S3's protocol that the server speaks, in memory, for tests: objects put, read in ranges,
 * asked about and deleted, and uploads in parts. Signatures are not checked.
 */
export type S3Server = {
  settings: {
    endpoint: string;
    region: string;
    accessKeyId: string;
    secretAccessKey: string;
  };
  objects: Map<string, StoredObject>;
  close(): Promise<void>;
};

type StoredObject = { bytes: Buffer; metadata: Record<string, string> };
type Parts = { key: string; metadata: Record<string, string>; parts: Map<number, Buffer> };

export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, StoredObject>();
  const uploads = new Map<string, Parts>();
  const server = createServer((request, response) => {
    serve(request, response, objects, uploads).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-test-1',
      accessKeyId: 'test',
      secretAccessKey: 'test',
    },
    objects,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  objects: S3Server['objects'],
  uploads: Map<string, Parts>,
): Promise<void> {
  const url = new URL(request.url!, 'http://s3');
  const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
  const query = url.searchParams;
  const upload = uploads.get(query.get('uploadId') ?? '');
  const body = await buffer(request);

  if (request.method === 'POST' && query.has('uploads')) {
    const id = createHash('md5').update(`${key}${uploads.size}`).digest('hex');
    uploads.set(id, { key, metadata: metadataOf(request), parts: new Map() });
    return xml(
      response,
      `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    );
  }
  if (query.has('uploadId')) {
    if (!upload) return fault(response, 404, 'NoSuchUpload');
    if (request.method === 'PUT') {
      upload.parts.set(Number(query.get('partNumber')), body);
      return xml(response, '', { etag: tag(body) });
    }
    if (request.method === 'GET') {
      const parts = [...upload.parts].sort(([a], [b]) => a - b);
      const list = parts.map(
        ([number, bytes]) =>
          `<Part><PartNumber>${number}</PartNumber><ETag>${tag(bytes)}</ETag><Size>${bytes.length}</Size></Part>`,
      );
      return xml(
        response,
        `<ListPartsResult>${list.join('')}<IsTruncated>false</IsTruncated></ListPartsResult>`,
      );
    }
    if (request.method === 'POST') {
      const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes);
      objects.set(upload.key, { bytes: Buffer.concat(parts), metadata: upload.metadata });
      uploads.delete(query.get('uploadId')!);
      return xml(response, '<CompleteMultipartUploadResult></CompleteMultipartUploadResult>');
    }
    uploads.delete(query.get('uploadId')!);
    response.statusCode = 204;
    response.end();
    return;
  }
  if (request.method === 'POST' && query.has('delete')) {
    for (const [, found] of String(body).matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(found!);
    return xml(response, '<DeleteResult></DeleteResult>');
  }
  if (request.method === 'PUT') {
    objects.set(key, { bytes: body, metadata: metadataOf(request) });
    return xml(response, '', { etag: tag(body) });
  }
  if (request.method === 'DELETE') {
    objects.delete(key);
    response.statusCode = 204;
    response.end();
    return;
  }
  const object = objects.get(key);
  if (!object) return fault(response, 404, request.method === 'HEAD' ? 'NotFound' : 'NoSuchKey');
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  const bytes = range
    ? object.bytes.subarray(Number(range[1]), Number(range[2]) + 1)
    : object.bytes;
  response.statusCode = range ? 206 : 200;
  response.setHeader('content-length', bytes.length);
  response.setHeader('etag', tag(object.bytes));
  for (const [name, value] of Object.entries(object.metadata)) response.setHeader(name, value);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function metadataOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-')),
  ) as Record<string, string>;
}

const tag = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

function xml(response: ServerResponse, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/xml', ...headers });
  response.end(body === '' ? undefined : `<?xml version="1.0" encoding="UTF-8"?>${body}`);
}

function fault(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}
