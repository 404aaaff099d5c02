import type { KeyObject } from 'node:crypto'
import { publicKeyOf } from './public-key-of.ts'

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
  const oneOf = <T extends string>(name: string, words: Words<T>, because = ''): T => {
    const value = variables[name] || words[0]
    const word = words.find((each) => each === value)
    const wanted = words.length === 1 ? words[0] : `one of ${words.join(', ')}`
    if (!word) faults.push(`${name} is ${value}, but must be ${wanted}${because}.`)
    return word ?? words[0]
  }
  const profile = oneOf('IDENTITY_PROVIDER_PROFILE', ['none', 'fapi2'])
  /** One of some words, of which the profile leaves fewer. */
  const choice = <T extends string>(name: string, words: Words<T>, strict: Words<NoInfer<T>>): T =>
    profile === 'none'
      ? oneOf(name, words)
      : oneOf(name, strict, ` while IDENTITY_PROVIDER_PROFILE is ${profile}`)
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

  const path = (name: string, fallback: string) => {
    const value = variables[name] || fallback
    if (!/^(\/[\w.-]+)+$/.test(value))
      faults.push(`${name} is ${value}, but must be a path, such as ${fallback}.`)
    return value
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
  // Okta's answers name no issuer, which the profile demands.
  const mode = choice('IDENTITY_PROVIDER_MODE', ['standard', 'okta'], ['standard'])
  const clientAuthMethod = choice('IDENTITY_PROVIDER_CLIENT_AUTH_METHOD', authMethods, ['private_key_jwt'])
  const settings = {
    mode,
    profile,
    issuer: `http://localhost:${port}`,
    port,
    dataDir: text('IDENTITY_PROVIDER_DATA_DIR', '.data/identity-provider'),
    appUrl: loopback('APP_URL', undefined, ['http:', 'https:']),
    clientId: text('OIDC_CLIENT_ID'),
    clientSecret: clientAuthMethod === 'private_key_jwt' ? undefined : text('OIDC_CLIENT_SECRET'),
    callback: path('IDENTITY_PROVIDER_CALLBACK', '/auth/callback'),
    smtpUrl: loopback('SMTP_URL', 'smtp://localhost:3025', ['smtp:']),
    mailboxUrl: loopback('MAILBOX_URL', 'http://localhost:3002', ['http:', 'https:']),
    lockSeconds: whole('IDENTITY_PROVIDER_LOCK_SECONDS', 900, 86_400),
    idToken: oneOf('IDENTITY_PROVIDER_ID_TOKEN', ['fat', 'thin']),
    signingAlg: choice('IDENTITY_PROVIDER_SIGNING_ALG', signingAlgorithms, fapi2Algorithms),
    clientAuthMethod,
    requirePar: choice('IDENTITY_PROVIDER_REQUIRE_PAR', ['false', 'true'], ['true']) === 'true',
    requireDpop: choice('IDENTITY_PROVIDER_REQUIRE_DPOP', ['false', 'true'], ['true']) === 'true',
    dpopNonce: choice('IDENTITY_PROVIDER_DPOP_NONCE', ['false', 'true', 'once'], ['true', 'once']),
    // The profile forbids to turn them over: a client that loses an answer would lose its grant.
    oneTimeRefreshTokens:
      choice('IDENTITY_PROVIDER_ONE_TIME_REFRESH_TOKENS', ['false', 'true'], ['false']) === 'true',
    issParameter:
      choice('IDENTITY_PROVIDER_ISS_PARAMETER', mode === 'okta' ? ['false', 'true'] : ['true', 'false'], [
        'true',
      ]) === 'true',
    consent: oneOf('IDENTITY_PROVIDER_CONSENT', ['skip', 'ask']),
    apiToken: variables['OKTA_API_TOKEN'] || undefined,
    serviceApp: serviceApp(),
    rateLimit: whole('IDENTITY_PROVIDER_RATE_LIMIT', 600, 1_000_000),
    people: whole('IDENTITY_PROVIDER_PEOPLE', 0, 100_000, 0),
  }
  return faults.length > 0 ? { faults } : { settings }
}

export const signingAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const
/** FAPI 2.0 Security Profile 5.4.1. */
export const fapi2Algorithms = ['PS256', 'ES256', 'EdDSA'] as const

const authMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

export type Settings = {
  /** `okta`: as Okta does where that differs from the standard. */
  mode: 'standard' | 'okta'
  /** `fapi2`: all that the FAPI 2.0 Security Profile demands, and nothing weaker beside it. */
  profile: 'none' | 'fapi2'
  issuer: string
  port: number
  dataDir: string
  appUrl: URL
  clientId: string
  /** None where the client signs instead. */
  clientSecret: string | undefined
  /** The path of the app that a sign-in ends at, beside `/auth/callback`. */
  callback: string
  smtpUrl: URL
  mailboxUrl: URL
  lockSeconds: number
  idToken: 'fat' | 'thin'
  signingAlg: SigningAlgorithm
  clientAuthMethod: (typeof authMethods)[number]
  /** Authorization requests come pushed (RFC 9126) or not at all. */
  requirePar: boolean
  /** Access tokens are bound to a key (RFC 9449), also when the client does not ask for it. */
  requireDpop: boolean
  /** Whether a proof needs a nonce of ours. `true`: a new one each minute. `once`: a new one for each proof. */
  dpopNonce: 'false' | 'true' | 'once'
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

type Words<T extends string> = readonly [T, ...T[]]
