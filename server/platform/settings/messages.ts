/* By whom messages go out and when, and whom a telephone opens what for. */
import { z } from 'zod';
import { address, oneOf, type Setting, text, wholeNumber } from './setting.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const messageSettings = {
  NIGHT_FROM: {
    shape: timeOfDay,
    accepts: 'a time of day, HH:MM',
    default: '21:00',
    meaning: 'From this time on no message is sent, except in an emergency.',
  },
  NIGHT_TO: {
    shape: timeOfDay,
    accepts: 'a time of day, HH:MM',
    default: '08:00',
    meaning: 'From this time on messages are sent again.',
  },
  SATISFACTION_AFTER_DAYS: {
    shape: wholeNumber(1, 10),
    accepts: 'a whole number of working days, 1 to 10',
    default: '2',
    meaning: 'People are asked how they found it so many working days after it was settled.',
  },
  SATISFACTION_REMIND_DAYS: {
    shape: wholeNumber(1, 10),
    accepts: 'a whole number of working days, 1 to 10',
    default: '3',
    meaning: 'Who did not answer is reminded once, so many working days later.',
  },
  SATISFACTION_OPEN_DAYS: {
    shape: wholeNumber(5, 60),
    accepts: 'a whole number of days, 5 to 60',
    default: '14',
    meaning: 'The answer is taken, and can be changed, for so many days.',
  },
  NOTICES: {
    shape: oneOf('outbox', 'send'),
    accepts: 'one of: outbox, send',
    unset: '`send` once `SMTP_URL`, `SMPP_URL` or `SMS_GATEWAY_URL` is set, else `outbox`',
    meaning:
      '`outbox` writes every message into `DATA_DIR/outbox`, whatever else is set, so nobody is reached. With `send`, what has no carrier goes there.',
  },
  SMTP_URL: {
    shape: address('smtp', 'smtps'),
    accepts: 'an address such as smtps://user:password@host:465',
    unset: 'no e-mail leaves the machine',
    meaning: 'Mail server.',
    secret: true,
  },
  MAIL_FROM: {
    shape: z.string().regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
    accepts: 'an e-mail address, or a name and an address: Insaf <no-reply@example.org>',
    default: 'Insaf <no-reply@localhost>',
    meaning: 'Sender of e-mail.',
  },
  SMPP_URL: {
    shape: address('smpp', 'smpps'),
    accepts: 'an address such as smpp://user:password@host:2775',
    unset: 'SMS goes through the gateway, if there is one',
    meaning: "The telephone company's message centre, by SMPP 3.4.",
    secret: true,
  },
  SMS_GATEWAY_URL: {
    shape: address('http', 'https'),
    accepts: 'an address such as https://sms.example.org/send',
    unset: 'no SMS leaves the machine, unless `SMPP_URL` is set',
    meaning: 'HTTP gateway for SMS, used when `SMPP_URL` is not set.',
  },
  SMS_GATEWAY_TOKEN: {
    shape: text,
    accepts: 'the token of the gateway',
    unset: 'the gateway is called without one',
    meaning: 'Sent to the gateway as a bearer token.',
    secret: true,
  },
  SMS_SENDER: {
    shape: z.string().regex(/^(\d{1,8}|\+?\d{9,15}|[\x20-\x7e]{1,11})$/),
    accepts: 'a number, or up to 11 Latin letters',
    default: 'Insaf',
    meaning: 'Sender of SMS.',
  },
  CODE_SMS_PER_HOUR: {
    shape: wholeNumber(1, 1_000_000),
    accepts: 'a whole number, 1 to 1000000',
    default: '1000',
    meaning:
      'Most codes sent by SMS in an hour to people who come back by their telephone: each costs money.',
  },
  TELEPHONE_FILED_MONTHS: {
    shape: wholeNumber(1, 1200),
    accepts: 'a whole number of months, 1 to 1200',
    default: '24',
    meaning:
      'A code sent to a telephone opens what was filed from it within so many months: numbers change hands.',
  },
  TELEPHONE_ENDED_MONTHS: {
    shape: wholeNumber(0, 1200),
    accepts: 'a whole number of months, 0 to 1200',
    default: '6',
    meaning: 'And nothing that ended longer ago than so many months.',
  },
} as const satisfies Record<string, Setting<unknown>>;
