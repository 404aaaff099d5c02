import { pageSettings } from '../../lib/env/settings.ts'
import { demoPeople } from '../identity-provider/accounts/demo-people.ts'
import { keptSecret } from './kept-secret.ts'

/**
 * What the app and the embedded provider are told, where nobody says otherwise. With `OIDC_ISSUER` set the embedded
 * provider is left out, and nothing is assumed of the client.
 */
export function developmentSettings(given: Variables, mode: Mode): DevelopmentSettings {
  const embedded = !given['OIDC_ISSUER']
  const variables = {
    APP_URL: 'http://localhost:3000',
    SESSION_STORE_URL: 'file:.data/sessions.db',
    ADMIN_GROUP: 'administrators',
    ...(given['SESSION_SECRET'] ? {} : { SESSION_SECRET: keptSecret('session-secret') }),
    ...(embedded ? embeddedProvider(given) : {}),
    ...notEmpty(given),
    RUN_MODE: mode,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return { mode, embedded, variables }
}

function embeddedProvider(given: Variables): Variables {
  const port = given['IDENTITY_PROVIDER_PORT'] || '3001'
  const mailboxPort = given['MAILBOX_PORT'] || '3002'
  const smtpPort = given['SMTP_PORT'] || '3025'
  return {
    OIDC_ISSUER: `http://localhost:${port}`,
    ...embeddedDirectory(given, port),
    OIDC_PRESET: 'embedded',
    OIDC_CLIENT_ID: 'identity-starter',
    OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: given['IDENTITY_PROVIDER_SIGNING_ALG'] || 'RS256',
    ...(given['OIDC_CLIENT_SECRET'] ? {} : { OIDC_CLIENT_SECRET: keptSecret('client-secret') }),
    IDENTITY_PROVIDER_PORT: port,
    MAILBOX_PORT: mailboxPort,
    MAILBOX_URL: `http://localhost:${mailboxPort}`,
    SMTP_PORT: smtpPort,
    SMTP_URL: `smtp://localhost:${smtpPort}`,
    DEMO_ACCOUNTS: JSON.stringify(demoAccounts),
  }
}

// Somebody's own org stays theirs, and so does a service app: the embedded provider accepts its key.
function embeddedDirectory(given: Variables, port: string): Variables {
  if (given['OKTA_ORG_URL']) return {}
  return {
    OKTA_ORG_URL: `http://localhost:${port}`,
    ...(given['OKTA_API_TOKEN'] || given['OKTA_CLIENT_ID']
      ? {}
      : { OKTA_API_TOKEN: keptSecret('api-token') }),
  }
}

const notes: Record<string, string> = {
  'Alice Example': 'A member: home and dashboard',
  'Adam Admin': 'An administrator',
  'Sue Suspended': 'A refusal, and how to resolve it',
}

const demoAccounts = demoPeople.map(({ name, email, password, status }) => {
  return { name, email, password, status, note: notes[name] ?? '' }
})

const emptyHidesTheLink = new Set<string>(pageSettings)

function notEmpty(given: Variables): Variables {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== '' || emptyHidesTheLink.has(name)),
  )
}

export type Mode = 'development' | 'preview'

export type DevelopmentSettings = { mode: Mode; embedded: boolean; variables: Variables }

export type Variables = Record<string, string | undefined>
