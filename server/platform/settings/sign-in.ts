/* How staff sign in. */
import { address, oneOf, type Setting, text, wholeNumber } from './setting.ts';

export const signInSettings = {
  SESSION_HOURS: {
    shape: wholeNumber(1, 24),
    accepts: 'a whole number of hours, 1 to 24',
    default: '12',
    meaning: 'After so many hours staff sign in anew, whatever they do.',
  },
  SESSION_IDLE_MINUTES: {
    shape: wholeNumber(5, 1440),
    accepts: 'a whole number of minutes, 5 to 1440',
    default: '120',
    meaning: 'And after so many minutes in which they did nothing.',
  },
  SECOND_FACTOR: {
    shape: oneOf('administrators', 'everyone', 'optional'),
    accepts: 'one of: administrators, everyone, optional',
    unset: '`administrators`, or `optional` in a demonstration (`DEMO`)',
    meaning:
      'Of which staff a second factor is demanded: of who administers anything, of everyone, or of nobody.',
  },
  KNOWN_PASSWORDS: {
    shape: text,
    accepts: 'the path of a file with a SHA-1 hash in hexadecimal on each line, in order',
    unset: 'passwords are held against the lists that the program brings (docs/operate/sign-in.md)',
    meaning:
      'Passwords that became known to all, such as those of Have I Been Pwned; nobody can choose one of them.',
  },
  OIDC_ISSUER: {
    shape: address('http', 'https').transform((value) => value.replace(/\/+$/, '')),
    accepts: 'an address such as https://login.example.org/realms/staff',
    unset: 'staff do not sign in through a directory',
    meaning:
      'A directory that staff may sign in through, by OpenID Connect (docs/operate/sign-in.md).',
  },
  OIDC_CLIENT_ID: {
    shape: text,
    accepts: 'the name by which the directory knows this system',
    unset: 'nothing; it goes with `OIDC_ISSUER`',
    meaning: 'Client at the directory.',
  },
  OIDC_CLIENT_SECRET: {
    shape: text,
    accepts: 'the secret of the client',
    unset: 'the client has none',
    meaning: 'Its secret.',
    secret: true,
  },
  OIDC_NAME: {
    shape: text,
    accepts: 'a name of any kind',
    default: 'دليل الموظفين',
    meaning: 'What the directory is called on the page where staff sign in.',
  },
} as const satisfies Record<string, Setting<unknown>>;
