import { mayBeEmpty } from '../../lib/env/providers.ts'
import { demoPeople } from '../identity-provider/accounts/demo-people.ts'
import { clientSettings } from './client-settings.ts'
import { keptSecret } from './kept-secret.ts'
import { newPrivateKey } from './new-private-key.ts'

/**
 * The default settings of the app and of the provider beside it. With `OIDC_ISSUER` or `OIDC_PROVIDERS` the embedded
 * provider is not started, and the client has no defaults. `dev:keycloak` overrides both settings: that Keycloak is
 * always the launcher's own.
 */
export function developmentSettings(given: Variables, mode: Mode, wanted?: 'keycloak'): DevelopmentSettings {
  const provider = wanted ?? (given['OIDC_ISSUER'] || given['OIDC_PROVIDERS'] ? 'elsewhere' : 'embedded')
  const variables = {
    APP_URL: 'http://localhost:3000',
    SESSION_STORE_URL: 'file:.data/sessions.db',
    ADMIN_GROUP: 'administrators',
    ...(given['SESSION_SECRET'] ? {} : { SESSION_SECRET: keptSecret('session-secret') }),
    ...(provider === 'embedded' ? embeddedProvider(given) : {}),
    ...notEmpty(given),
    ...(provider === 'keycloak' ? keycloak(given) : {}),
    RUN_MODE: mode,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return { mode, provider, variables }
}

function embeddedProvider(given: Variables): Variables {
  const port = given['IDENTITY_PROVIDER_PORT'] || '3001'
  const resource = `http://localhost:${port}/api/profile-card`
  return {
    OIDC_ISSUER: `http://localhost:${port}`,
    ...embeddedDirectory(given, port),
    OIDC_PRESET: 'embedded',
    OIDC_CLIENT_ID: 'identity-starter',
    ...client(given),
    ...(URL.canParse(resource) && { RESOURCE_URL: resource }),
    IDENTITY_PROVIDER_PORT: port,
    ...mailbox(given),
    DEMO_ACCOUNTS: JSON.stringify(demoAccounts),
  }
}

// The embedded provider takes the profile that the app demands.
function client(given: Variables): Variables {
  const profile = given['IDENTITY_PROVIDER_PROFILE'] || (given['SECURITY_PROFILE'] === 'fapi2' && 'fapi2')
  const provider = profile ? { ...given, IDENTITY_PROVIDER_PROFILE: profile } : given
  return {
    ...(profile && { IDENTITY_PROVIDER_PROFILE: profile }),
    ...clientSettings(provider, {
      secret: () => given['OIDC_CLIENT_SECRET'] || keptSecret('client-secret'),
      privateKey: () => given['OIDC_CLIENT_PRIVATE_KEY'] || keptSecret('client-key', newPrivateKey),
    }),
  }
}

// Settings in .env.local for another provider do not fit this one.
function keycloak(given: Variables): Variables {
  const port = given['KEYCLOAK_PORT'] || '8080'
  const ours = Object.keys(given).filter((name) => name.startsWith('OIDC_'))
  return {
    ...Object.fromEntries(ours.map((name) => [name, undefined])),
    OIDC_ISSUER: `http://localhost:${port}/realms/starter`,
    OIDC_CLIENT_ID: 'starter',
    OIDC_CLIENT_SECRET: keptSecret('keycloak-client-secret'),
    OIDC_PROVIDER_NAME: 'Keycloak',
    KEYCLOAK_PORT: port,
    ...mailbox(given),
    DEMO_ACCOUNTS: JSON.stringify(demoAccounts),
  }
}

function mailbox(given: Variables): Variables {
  const port = given['MAILBOX_PORT'] || '3002'
  const smtpPort = given['SMTP_PORT'] || '3025'
  return {
    MAILBOX_PORT: port,
    MAILBOX_URL: `http://localhost:${port}`,
    SMTP_PORT: smtpPort,
    SMTP_URL: `smtp://localhost:${smtpPort}`,
  }
}

// An org in the settings stays as it is, and so does a service app: the embedded provider accepts its key.
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

function notEmpty(given: Variables): Variables {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== '' || mayBeEmpty(name)))
}

export type Mode = 'development' | 'preview'

export type DevelopmentSettings = { mode: Mode; provider: Provider; variables: Variables }

/** The provider that the launcher starts beside the app; none for `elsewhere`. */
export type Provider = 'embedded' | 'keycloak' | 'elsewhere'

export type Variables = Record<string, string | undefined>
