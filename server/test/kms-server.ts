import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

type Asked = {
  KeyId?: string;
  EncryptionContext?: Record<string, string>;
  Plaintext?: string;
  CiphertextBlob?: string;
};

/**
 * The part of AWS KMS's protocol that the server speaks, for tests: `Encrypt` and `Decrypt` of one key, bound
 * to a context. What it encrypts really is; of a signature it only wants that there is one.
 */
export async function startKmsServer(keyId: string) {
  const key = randomBytes(32);
  const server = createServer((request, response) => {
    answer(request, response).catch(() =>
      send(response, 400, { __type: 'InvalidCiphertextException' }),
    );
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authorization = '', 'x-amz-target': target } = request.headers;
    const asked = (await json(request)) as Asked;
    if (!authorization.startsWith('AWS4-HMAC-SHA256 ')) {
      return send(response, 403, { __type: 'MissingAuthenticationTokenException' });
    }
    if (asked.KeyId !== keyId) return send(response, 400, { __type: 'NotFoundException' });
    const context = Buffer.from(JSON.stringify(asked.EncryptionContext ?? {}));
    if (target === 'TrentService.Encrypt') {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(context);
      const plain = Buffer.from(asked.Plaintext!, 'base64');
      const blob = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return send(response, 200, { KeyId: keyId, CiphertextBlob: blob.toString('base64') });
    }
    const blob = Buffer.from(asked.CiphertextBlob!, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12)).setAAD(context);
    decipher.setAuthTag(blob.subarray(-16));
    const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
    send(response, 200, { KeyId: keyId, Plaintext: plain.toString('base64') });
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
