import cookie from '@fastify/cookie';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { forgetCookie, keepCookie, readOwnCookies } from './own-cookies.ts';

function serverAt(publicUrl: string) {
  const server = fastify();
  server.register(cookie);
  readOwnCookies(server, publicUrl, /^ours-/);
  const kept = { publicUrl, name: 'ours-draft' };
  server.get('/keep', async (_request, reply) => {
    keepCookie(reply, { ...kept, value: 'v', maxAge: 60 });
    return '';
  });
  server.get('/forget', async (_request, reply) => {
    forgetCookie(reply, kept);
    return '';
  });
  server.get('/read', async (request) => request.cookies);
  return server;
}

test('over HTTPS a cookie is of this host alone, hidden from scripts and not sent by other sites', async () => {
  const server = serverAt('https://insaf.example');
  const { headers } = await server.inject('/keep');
  expect(headers['set-cookie']).toBe(
    '__Host-ours-draft=v; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
  );
  expect((await server.inject('/forget')).headers['set-cookie']).toBe(
    '__Host-ours-draft=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; SameSite=Lax',
  );
});

test('over HTTPS what a neighbour in the domain wrote under our name is not ours', async () => {
  const server = serverAt('https://insaf.example');
  const read = async (sent: string) =>
    (await server.inject({ url: '/read', headers: { cookie: sent } })).json();
  expect(await read('ours-draft=theirs')).toEqual({});
  expect(await read('__Host-ours-draft=ours; ours-draft=theirs')).toMatchObject({
    'ours-draft': 'ours',
  });
  expect(await read('other=kept')).toEqual({ other: 'kept' });
});

test('without HTTPS, on one’s own machine, cookies have their plain names', async () => {
  const server = serverAt('http://localhost:3000');
  const { headers } = await server.inject('/keep');
  expect(headers['set-cookie']).toBe('ours-draft=v; Max-Age=60; Path=/; HttpOnly; SameSite=Lax');
});
