import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const hash = promisify(argon2);
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** `argon2id$memory$passes$parallelism$nonce$tag`, the last two in base64. */
export async function hashPassword(
  password: string,
  nonce: Buffer = randomBytes(16),
): Promise<string> {
  const tag = await hash('argon2id', { ...cost, message: password.normalize('NFKC'), nonce });
  const { memory, passes, parallelism } = cost;
  return [
    'argon2id',
    memory,
    passes,
    parallelism,
    nonce.toString('base64'),
    tag.toString('base64'),
  ].join('$');
}

export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const [name, memory, passes, parallelism, nonce, tag] = kept.split('$');
  if (name !== 'argon2id' || nonce === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await hash('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
    message: password.normalize('NFKC'),
    nonce: Buffer.from(nonce, 'base64'),
  });
  return timingSafeEqual(found, expected);
}
