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

function open(settings: Partial<MessageSettings>): Transports {
  transports = openTransports(
    { mailFrom: 'no-reply@insaf.example', smsSender: 'INSAF', dataDir, ...settings },
    {
      clock: () => new Date('2026-11-21T10:00:00Z'),
      log: { info() {}, warn() {} },
      onDelivery: async () => {},
    },
  );
  return transports;
}

test('with nothing set, both ways write into the outbox and reach nobody', async () => {
  const { email, sms, reachPeople } = open({});
  expect([email.name, sms.name, reachPeople]).toEqual(['outbox', 'outbox', false]);
  await email.send({ to: 'mona@example.com', text: 't', reference: 'e' });
  await sms.send({ to: '+201001234567', text: 't', reference: 's' });
  expect(await readdir(join(dataDir, 'outbox'))).toHaveLength(2);
});

test('each way takes the carrier that is set, SMPP before the gateway', async () => {
  const centre = await startMessageCentre();
  const smsGatewayUrl = 'http://127.0.0.1:1/send';
  const names = async (settings: Partial<MessageSettings>) => {
    const { email, sms, reachPeople, close } = open(settings);
    await close();
    return [email.name, sms.name, reachPeople];
  };
  const smppUrl = `smpp://insaf:p%40ss@127.0.0.1:${centre.port}`;
  expect(await names({ smtpUrl: 'smtp://127.0.0.1:1' })).toEqual(['smtp', 'outbox', true]);
  expect(await names({ smsGatewayUrl })).toEqual(['outbox', 'http', true]);
  expect(await names({ smsGatewayUrl, smppUrl })).toEqual(['outbox', 'smpp', true]);
  await centre.stop();
});
