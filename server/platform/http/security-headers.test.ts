import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { addSecurityHeaders, securityHeaders } from './security-headers.ts';

const server = fastify();
addSecurityHeaders(server);
server.get('/', async () => 'page');
server.get('/raw', (_request, reply) => {
  reply.hijack();
  reply.raw.end('raw');
});
server.get('/own', async (_request, reply) => {
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  return 'file';
});

test.each(['/', '/raw', '/nothing-there'])('%s is answered with every one of them', async (url) => {
  const { headers } = await server.inject(url);
  expect(headers).toMatchObject(securityHeaders);
});

test('a route can set a policy of its own, and keeps the rest', async () => {
  const { headers } = await server.inject('/own');
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('no other site may frame a page, and nothing runs but scripts of this server', () => {
  const policy = securityHeaders['content-security-policy']!.split(';');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
});
