import { makeSignature } from 'better-auth/crypto';
import { describe, expect, test } from 'vitest';
import { shownToken } from './shown-token.ts';

const here = { secret: 'a secret of this installation', publicUrl: 'http://localhost:3000' };
const safe = { ...here, publicUrl: 'https://insaf.example' };
const token = 'q7Zr0uD2xYbKc5Vt1nWmLs8eHa4PgJoF';
const shown = (headers: Record<string, string>, at = here) => shownToken(new Headers(headers), at);
const signed = async (text = token) => `${text}.${await makeSignature(text, here.secret)}`;

describe('The session that a request shows', () => {
  test('is that of a cookie as Better Auth signs it, among others', async () => {
    const value = encodeURIComponent(await signed());
    expect(shown({ cookie: `a=b; insaf.session_token=${value}; c=d` })).toBe(token);
    expect(shown({ cookie: `__Host-insaf.session_token=${value}` }, safe)).toBe(token);
  });

  test('is none of a cookie of another name, as over HTTPS one that another host could set', async () => {
    const value = encodeURIComponent(await signed());
    expect(shown({ cookie: `insaf.session_token=${value}` }, safe)).toBeNull();
    expect(shown({ cookie: `xinsaf.session_token=${value}` })).toBeNull();
    expect(shown({ cookie: '' })).toBeNull();
    expect(shown({})).toBeNull();
  });

  test('is none where the signature is not ours, is cut, or is missing', async () => {
    const value = await signed();
    const [, signature] = value.split('.') as [string, string];
    for (const wrong of [
      `other.${signature}`,
      value.slice(0, -4),
      `${token}.`,
      token,
      `.${signature}`,
      '%E0%A4%A',
    ]) {
      expect(shown({ cookie: `insaf.session_token=${wrong}` })).toBeNull();
    }
  });

  test('is what a program was given, plain or signed as in the cookie', async () => {
    expect(shown({ authorization: `Bearer ${token}` })).toBe(token);
    expect(shown({ authorization: `bearer ${await signed()}` })).toBe(token);
    expect(shown({ authorization: `Bearer ${encodeURIComponent(await signed())}` })).toBe(token);
    expect(shown({ authorization: `Bearer ${token}.nonsense` })).toBeNull();
    expect(shown({ authorization: `Basic ${token}` })).toBeNull();
  });

  test('is the cookie’s where the program’s is signed by somebody else', async () => {
    const cookie = `insaf.session_token=${encodeURIComponent(await signed())}`;
    expect(shown({ cookie, authorization: 'Bearer other.nonsense' })).toBe(token);
    expect(shown({ cookie, authorization: 'Bearer other' })).toBe('other');
  });
});
