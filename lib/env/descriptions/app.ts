import type { Descriptions } from './description.ts'

export const app = {
  APP_URL: {
    meaning:
      'The one origin at which people open the app: scheme, host and port. Every redirect URI is made from it, never from the `Host` header.',
    example: 'https://app.example.org',
    wrong: 'https://app.example.org/home',
    sample: 'http://localhost:3000',
  },
  LOG_LEVEL: {
    meaning: 'How much the app logs: `fatal`, `error`, `warn`, `info`, `debug` or `silent`.',
    example: 'warn',
    wrong: 'loud',
  },
} satisfies Descriptions

export const session = {
  SESSION_SECRET: {
    meaning:
      'One or more secrets of at least 32 bytes each, separated by commas. The first seals cookies and stored tokens; every one of them opens what it sealed, so a secret can be changed while people stay signed in.',
    example: '"$(openssl rand -base64 48)"',
    wrong: 'secret',
    sample: '{openssl rand -base64 48}',
    page: 'sessions.md',
  },
  SESSION_STORE_URL: {
    meaning:
      'Where sessions are stored: `file:` and a path for SQLite on one machine, `redis://` or `rediss://` (TLS) for many instances.',
    example: 'rediss://app:password@redis.example.org:6379',
    wrong: 'http://redis.example.org',
    sample: 'file:.data/sessions.db',
    page: 'redis.md',
  },
  SESSION_IDLE_SECONDS: {
    meaning: 'How long a session lasts without use, in seconds.',
    example: '1800',
    wrong: 'an-hour',
    page: 'sessions.md',
  },
  SESSION_ABSOLUTE_SECONDS: {
    meaning: 'How long a session lasts at most, in seconds. It is also the `Max-Age` of the session cookie.',
    example: '43200',
    wrong: '60',
    page: 'sessions.md',
  },
  SESSION_REMEMBERED_IDLE_SECONDS: {
    meaning: 'How long a session lasts without use when the person chose "Keep me signed in", in seconds.',
    example: '259200',
    wrong: '0',
    page: 'sessions.md',
  },
  SESSION_REMEMBERED_ABSOLUTE_SECONDS: {
    meaning: 'How long such a session lasts at most, in seconds.',
    example: '1209600',
    wrong: '99999999',
    page: 'sessions.md',
  },
} satisfies Descriptions

export const setForYou = {
  RUN_MODE: {
    meaning:
      'Set by `npm run dev` and `npm run preview`: `development` or `preview`. Either allows plain http on loopback addresses, and needs an `APP_URL` on one.',
    otherwise: 'production',
    example: 'preview',
    wrong: 'production',
  },
  DEMO_ACCOUNTS: {
    meaning:
      'Set by `npm run dev` and `npm run preview`: the demo accounts that the home page lists, as JSON. Refused without `RUN_MODE`.',
    otherwise: 'none are listed',
    example: '[]',
    wrong: 'alice',
    needs: ['RUN_MODE'],
  },
  VERCEL: {
    meaning:
      'Set by that host, which loses its disk between requests. A `SESSION_STORE_URL` that names a file is then refused.',
    otherwise: 'the disk is kept',
    example: '1',
  },
  NEXT_MANUAL_SIG_HANDLE: {
    meaning:
      'Set by `npm start`: Next.js leaves SIGTERM and SIGINT to the app, which answers open requests and closes its store before it exits.',
    otherwise: 'Next.js handles the signals',
    example: 'true',
  },
} satisfies Descriptions
