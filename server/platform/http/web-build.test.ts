import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { addSecurityHeaders } from './security-headers.ts';
import { openWebBuild } from './web-build.ts';

const build = await openWebBuild();
const server = fastify();
addSecurityHeaders(server);
build.mount(server);
const { scripts, styles, fonts } = build.assetsOf('portal/portal.ts', 'ar');

test('what a page links to is there, and may be kept for a year', async () => {
  for (const address of [...scripts, ...styles, ...fonts]) {
    const { statusCode, headers } = await server.inject(address);
    expect(statusCode, address).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toContain('includeSubDomains');
    expect(headers['content-security-policy']).toBeUndefined();
  }
});

test('what the build compressed is sent compressed to who can read it', async () => {
  const [style = ''] = styles;
  const plain = await server.inject(style);
  const packed = await server.inject({ url: style, headers: { 'accept-encoding': 'br' } });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
});

test('files with fixed names are asked for anew, under the policy of pages', async () => {
  const { headers } = await server.inject('/service-worker.js');
  expect(headers['cache-control']).toBe('public, no-cache');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('the list of what was built is nobody’s to read', async () => {
  expect((await server.inject('/.vite/manifest.json')).statusCode).toBe(404);
  expect((await server.inject('/assets/../.vite/manifest.json')).statusCode).toBe(404);
});
