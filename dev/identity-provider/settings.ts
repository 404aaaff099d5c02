import type { KeyObject } from 'node:crypto'
import { publicKeyOf } from './management/access/public-key-of.ts'

/** Reads every setting of the embedded provider at once: the typed settings, or one line for each fault. */
export function readSettings(
  variables: Record<string, string | undefined>,
): { settings: Settings } | { faults: string[] } {
  const faults: string[] = []
  const text = (name: string, fallback?: string) => {
    const value = variables[name] || fallback
    if (value === undefined) faults.push(`${name} is not set. npm run dev sets it.`)
    return value ?? ''
  }
  const oneOf = <T extends string>(name: string, words: readonly [T, ...T[]]): T => {
    const value = variables[name] || words[0]
    const word = words.find((each) => each === value)
    if (!word) faults.push(`${name} is ${value}, but must be one of ${words.join(', ')}.`)
    return word ?? words[0]
  }
  const whole = (name: string, fallback: number, most: number, least = 1) => {
    const value = Number(variables[name] || fallback)
    if (!Number.isInteger(value) || value < least || value > most) {
      faults.push(`${name} must be a whole number from ${least} to ${most}.`)
    }
    return value
  }
  const loopback = (name: string, fallback: string | undefined, protocols: string[]) => {
    const value = text(name, fallback)
    const url = URL.canParse(value) ? new URL(value) : undefined
    if (value && !(url && protocols.includes(url.protocol) && isLoopback(url.hostname))) {
      faults.push(`${name} is ${value}, but the embedded provider serves this machine only: use localhost.`)
    }
    return url ?? new URL('http://localhost')
  }

  const serviceApp = () => {
    const clientId = variables['OKTA_CLIENT_ID']
    const privateKey = variables['OKTA_PRIVATE_KEY']
    if (!clientId || !privateKey) return undefined
    const publicKey = publicKeyOf(privateKey)
    if (!publicKey) faults.push('OKTA_PRIVATE_KEY is no private key. Paste it as PEM or as a JWK.')
    return publicKey && { clientId, publicKey }
  }

  if (variables['NODE_ENV'] === 'production') {
    faults.push('NODE_ENV is production. The embedded provider is for development: set OIDC_ISSUER instead.')
  }
  const port = whole('IDENTITY_PROVIDER_PORT', 3001, 65_535)
  const mode = oneOf('IDENTITY_PROVIDER_MODE', ['standard', 'okta'])
  const settings = {
    mode,
    issuer: `http://localhost:${port}`,
    port,
    dataDir: text('IDENTITY_PROVIDER_DATA_DIR', '.data/identity-provider'),
    appUrl: loopback('APP_URL', undefined, ['http:', 'https:']),
    clientId: text('OIDC_CLIENT_ID'),
    clientSecret: text('OIDC_CLIENT_SECRET'),
    smtpUrl: loopback('SMTP_URL', 'smtp://localhost:3025', ['smtp:']),
    mailboxUrl: loopback('MAILBOX_URL', 'http://localhost:3002', ['http:', 'https:']),
    lockSeconds: whole('IDENTITY_PROVIDER_LOCK_SECONDS', 900, 86_400),
    idToken: oneOf('IDENTITY_PROVIDER_ID_TOKEN', ['fat', 'thin']),
    signingAlg: oneOf('IDENTITY_PROVIDER_SIGNING_ALG', signingAlgorithms),
    clientAuthMethod: oneOf('IDENTITY_PROVIDER_CLIENT_AUTH_METHOD', [
      'client_secret_basic',
      'client_secret_post',
    ]),
    oneTimeRefreshTokens: oneOf('IDENTITY_PROVIDER_ONE_TIME_REFRESH_TOKENS', ['false', 'true']) === 'true',
    issParameter:
      oneOf('IDENTITY_PROVIDER_ISS_PARAMETER', mode === 'okta' ? ['false', 'true'] : ['true', 'false']) ===
      'true',
    consent: oneOf('IDENTITY_PROVIDER_CONSENT', ['skip', 'ask']),
    apiToken: variables['OKTA_API_TOKEN'] || undefined,
    serviceApp: serviceApp(),
    rateLimit: whole('IDENTITY_PROVIDER_RATE_LIMIT', 600, 1_000_000),
    people: whole('IDENTITY_PROVIDER_PEOPLE', 0, 100_000, 0),
  }
  return faults.length > 0 ? { faults } : { settings }
}

export const signingAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

export type Settings = {
  /** `okta`: as Okta does where that differs from the standard. */
  mode: 'standard' | 'okta'
  issuer: string
  port: number
  dataDir: string
  appUrl: URL
  clientId: string
  clientSecret: string
  smtpUrl: URL
  mailboxUrl: URL
  lockSeconds: number
  idToken: 'fat' | 'thin'
  signingAlg: SigningAlgorithm
  clientAuthMethod: 'client_secret_basic' | 'client_secret_post'
  oneTimeRefreshTokens: boolean
  issParameter: boolean
  consent: 'skip' | 'ask'
  /** What opens the management API: an administrator's token, a service app's key, both or none. */
  apiToken: string | undefined
  serviceApp: { clientId: string; publicKey: KeyObject } | undefined
  /** Calls of the management API in a minute, by caller and endpoint. */
  rateLimit: number
  /** How many people there are beside the demo people and those who register. */
  people: number
}

export type SigningAlgorithm = (typeof signingAlgorithms)[number]
