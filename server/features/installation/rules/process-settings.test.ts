import { expect, test } from 'vitest';
import { processSettings } from './process-settings.ts';

test('of a secret it is told only whether it is given', () => {
  const declared = {
    INSAF_SECRET: { secret: true },
    S3_SECRET_ACCESS_KEY: { secret: true },
  } as const;
  expect(processSettings(declared, { INSAF_SECRET: 'very secret indeed' })).toEqual([
    { name: 'INSAF_SECRET', secret: true, given: true, value: null },
    { name: 'S3_SECRET_ACCESS_KEY', secret: true, given: false, value: null },
  ]);
});

test('an address is shown without what may be a password in it', () => {
  const [gateway, scanner, port] = processSettings(
    { SMS_GATEWAY_URL: {}, CLAMD: {}, PORT: {} },
    {
      SMS_GATEWAY_URL: 'https://me:hidden@sms.example/send',
      CLAMD: { host: 'av', port: 3310 },
      PORT: 0,
    },
  );
  expect(gateway?.value).toBe('https://…@sms.example/send');
  expect(scanner?.value).toBe('av:3310');
  expect(port).toEqual({ name: 'PORT', secret: false, given: true, value: '0' });
});
