import type { Access } from '@insaf/contract/route.ts';
import { fastify, type RouteShorthandOptions } from 'fastify';
import { expect, test } from 'vitest';
import { closeGate, openToAll } from './gate.ts';

type Reader = 'anyone' | 'staff';

function serverWith(options: RouteShorthandOptions, before = () => undefined as unknown) {
  const server = fastify();
  closeGate<Reader>(server, {
    whoActs: async (headers) => (headers.get('authorization') === null ? 'anyone' : 'staff'),
    passes: (acting, access) => {
      if (acting === 'anyone') return 'not_signed_in';
      return access === 'staff' ? 'yes' : 'not_permitted';
    },
    idOf: () => null,
  });
  server.register(async (scope) => {
    before();
    scope.get('/page', options, async () => 'shown');
  });
  return server;
}

const declaring = (access: Access) => ({ config: { access } });
const ask = async (options: RouteShorthandOptions, headers: Record<string, string> = {}) => {
  const server = serverWith(options);
  const { statusCode } = await server.inject({ url: '/page', headers });
  await server.close();
  return statusCode;
};
const signedIn = { authorization: 'Bearer x' };

test.for([
  ['no config at all', {}],
  ['a config without an access', { config: {} }],
  ['an access that nobody knows', { config: { access: 'everyone' as Access } }],
] as const)('a route with %s keeps the server from starting, by its name', async ([, options]) => {
  const server = serverWith(options);
  await expect(server.listen({ port: 0 })).rejects.toThrow(/GET \/page/);
  await server.close();
});

test('a route made by a plugin within a scope is asked for its access too, and its HEAD', async () => {
  const server = serverWith(openToAll);
  server.register(async (scope) => {
    scope.register(async (inner) => void inner.get('/inner', async () => 'shown'));
  });
  await expect(async () => server.ready()).rejects.toThrow(
    /GET \/inner.*HEAD \/inner|HEAD \/inner.*GET \/inner/,
  );
  await server.close();
});

test('what is declared open is shown to anyone, what is declared closed to those who pass', async () => {
  expect(await ask(openToAll)).toBe(200);
  expect(await ask(declaring('staff'))).toBe(500);
  expect(await ask(declaring('staff'), signedIn)).toBe(200);
  expect(await ask(declaring('manageStaff'), signedIn)).toBe(500);
});

test('an address that nothing answers is not there, for anyone', async () => {
  const server = serverWith(declaring('staff'));
  expect((await server.inject('/elsewhere')).statusCode).toBe(404);
  await server.close();
});
