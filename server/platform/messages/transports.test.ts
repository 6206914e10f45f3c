import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startMessageCentre } from '../../test/message-centre.ts';
import { type MessageSettings, openTransports, type Transports } from './transports.ts';

let dataDir: string;
let transports: Transports | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'insaf-transports-'));
});
afterEach(() => transports?.close());
afterAll(() => rm(dataDir, { recursive: true }));

async function open(settings: Partial<MessageSettings>): Promise<Transports> {
  transports = await openTransports(
    {
      NOTICES: 'send',
      SMTP_URL: undefined,
      MAIL_FROM: 'no-reply@insaf.example',
      SMPP_URL: undefined,
      SMS_SENDER: 'INSAF',
      SMS_GATEWAY_URL: undefined,
      SMS_GATEWAY_TOKEN: undefined,
      DATA_DIR: dataDir,
      ...settings,
    },
    {
      clock: () => new Date('2026-11-21T10:00:00Z'),
      log: { info() {}, warn() {} },
      onDelivery: async () => {},
    },
  );
  return transports;
}

test('with nothing set, both ways write into the outbox', async () => {
  const { email, sms } = await open({});
  expect([email.name, sms.name]).toEqual(['outbox', 'outbox']);
  await email.send({ to: 'mona@example.com', text: 't', reference: 'e' });
  await sms.send({ to: '+201001234567', text: 't', reference: 's' });
  expect(await readdir(join(dataDir, 'outbox'))).toHaveLength(2);
});

test('each way takes the carrier that is set, SMPP before the gateway, and none with NOTICES=outbox', async () => {
  const centre = await startMessageCentre();
  const names = async (settings: Partial<MessageSettings>) => {
    const { email, sms, close } = await open(settings);
    await close();
    return [email.name, sms.name];
  };
  const SMTP_URL = 'smtp://127.0.0.1:1';
  const SMPP_URL = `smpp://insaf:p%40ss@127.0.0.1:${centre.port}`;
  const SMS_GATEWAY_URL = 'http://127.0.0.1:1/send';
  expect(await names({ SMTP_URL })).toEqual(['smtp', 'outbox']);
  expect(await names({ SMS_GATEWAY_URL })).toEqual(['outbox', 'http']);
  expect(await names({ SMS_GATEWAY_URL, SMPP_URL })).toEqual(['outbox', 'smpp']);
  const all = { SMTP_URL, SMPP_URL, SMS_GATEWAY_URL };
  expect(await names({ ...all, NOTICES: 'outbox' })).toEqual(['outbox', 'outbox']);
  await centre.stop();
});
