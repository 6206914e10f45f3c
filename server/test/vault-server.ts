import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/**
 * The part of HashiCorp Vault's protocol that the server speaks, for tests: `encrypt` and `decrypt` of the
 * transit engine, with versions of a key, behind a token. What it encrypts really is.
 */
export async function startVaultServer(token: string) {
  const versions = [randomBytes(32)];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => send(response, 500, { errors: [String(error)] }));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', headers, method } = request;
    const body = (await json(request)) as { plaintext?: string; ciphertext?: string };
    asked.push(`${method} ${url}`);
    if (headers['x-vault-token'] !== token) {
      return send(response, 403, { errors: ['permission denied'] });
    }
    if (url === '/v1/transit/encrypt/insaf') {
      const plain = Buffer.from(body.plaintext!, 'base64');
      return send(response, 200, {
        data: { ciphertext: encrypt(plain), key_version: versions.length },
      });
    }
    if (url === '/v1/transit/decrypt/insaf') {
      const plain = decrypt(body.ciphertext!);
      if (plain === null)
        return send(response, 400, { errors: ['cipher: message authentication failed'] });
      return send(response, 200, { data: { plaintext: plain.toString('base64') } });
    }
    send(response, 404, { errors: [] });
  }

  function encrypt(plain: Buffer): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', versions.at(-1)!, iv);
    const body = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return `vault:v${versions.length}:${body.toString('base64')}`;
  }

  function decrypt(ciphertext: string): Buffer | null {
    const [, version, body] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
    const sealed = Buffer.from(body ?? '', 'base64');
    try {
      const decipher = createDecipheriv(
        'aes-256-gcm',
        versions[Number(version) - 1]!,
        sealed.subarray(0, 12),
      );
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    } catch {
      return null;
    }
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    /** For `MASTER_KEY`. */
    place: `vault+http://:${token}@127.0.0.1:${port}/transit/insaf`,
    asked,
    /** A new version of the key; the old ones still decrypt, as Vault does it. */
    rotate: () => void versions.push(randomBytes(32)),
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
