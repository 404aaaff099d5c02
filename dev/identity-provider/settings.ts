import { z } from 'zod'
import { loopback, notSet, oneOf, publicKey, unread, type Words, whole } from './setting-values.ts'

/** Reads every setting of the embedded provider at once: the typed settings, or one line for each fault. */
export function readSettings(
  variables: Record<string, string | undefined>,
): { settings: Settings } | { faults: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value))
  const parsed = schemaFor(demandsIn(given)).safeParse(given)
  return parsed.success
    ? { settings: settingsFrom(parsed.data) }
    : { faults: parsed.error.issues.map(({ path, message }) => `${path.join()} ${message}`) }
}

/** What other settings depend on. A value that cannot be used counts as the default here, and is a fault of its own. */
function demandsIn(given: Record<string, string | undefined>) {
  const read = <Value>(name: string, schema: z.ZodType<Value>) =>
    schema.safeParse(given[name]).data ?? schema.parse(undefined)
  const profile = read('IDENTITY_PROVIDER_PROFILE', profiles)
  const mode = read('IDENTITY_PROVIDER_MODE', modes(profile))
  const method = read('IDENTITY_PROVIDER_CLIENT_AUTH_METHOD', authMethods(profile))
  return { profile, mode, method, hasServiceApp: given['OKTA_CLIENT_ID'] !== undefined }
}

function schemaFor({ profile, mode, method, hasServiceApp }: ReturnType<typeof demandsIn>) {
  const flag = (words: Words<Flag>, strict: Words<Flag>) =>
    choice(profile, words, strict).transform((word) => word === 'true')
  return z.object({
    NODE_ENV: z
      .string()
      .optional()
      .refine((name) => name !== 'production', {
        error: 'is production. The embedded provider is for development: set OIDC_ISSUER instead.',
      }),
    /** `fapi2`: all that the FAPI 2.0 Security Profile demands, and nothing weaker beside it. */
    IDENTITY_PROVIDER_PROFILE: profiles,
    /** `okta`: as Okta does where that differs from the standard. */
    IDENTITY_PROVIDER_MODE: modes(profile),
    IDENTITY_PROVIDER_PORT: whole(3001, 65_535),
    IDENTITY_PROVIDER_DATA_DIR: z.string().default('.data/identity-provider'),
    APP_URL: loopback(['http:', 'https:']),
    OIDC_CLIENT_ID: z.string(notSet),
    /** None where the client signs instead. */
    OIDC_CLIENT_SECRET: method === 'private_key_jwt' ? unread : z.string(notSet),
    /** The path of the app that a sign-in ends at, beside `/auth/callback`. */
    IDENTITY_PROVIDER_CALLBACK: z
      .string()
      .regex(/^(\/[\w.-]+)+$/, {
        error: ({ input }) => `is ${input}, but must be a path, such as /auth/callback.`,
      })
      .default('/auth/callback'),
    SMTP_URL: loopback(['smtp:']).prefault('smtp://localhost:3025'),
    MAILBOX_URL: loopback(['http:', 'https:']).prefault('http://localhost:3002'),
    IDENTITY_PROVIDER_LOCK_SECONDS: whole(900, 86_400),
    IDENTITY_PROVIDER_ID_TOKEN: oneOf(['fat', 'thin']),
    IDENTITY_PROVIDER_SIGNING_ALG: choice(profile, signingAlgorithms, fapi2Algorithms),
    IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: authMethods(profile),
    /** Authorization requests come pushed (RFC 9126) or not at all. */
    IDENTITY_PROVIDER_REQUIRE_PAR: flag(['false', 'true'], ['true']),
    /** Access tokens are bound to a key (RFC 9449), also when the client does not ask for it. */
    IDENTITY_PROVIDER_REQUIRE_DPOP: flag(['false', 'true'], ['true']),
    /** Whether a proof needs a nonce of ours. `true`: a new one each minute. `once`: a new one for each proof. */
    IDENTITY_PROVIDER_DPOP_NONCE: choice(profile, ['false', 'true', 'once'], ['true', 'once']),
    // The profile forbids rotation: a client that loses an answer would lose its grant.
    IDENTITY_PROVIDER_ONE_TIME_REFRESH_TOKENS: flag(['false', 'true'], ['false']),
    IDENTITY_PROVIDER_ISS_PARAMETER: flag(mode === 'okta' ? ['false', 'true'] : ['true', 'false'], ['true']),
    IDENTITY_PROVIDER_CONSENT: oneOf(['skip', 'ask']),
    /** These open the management API: an administrator's token, a service app's key, both or none. */
    OKTA_API_TOKEN: z.string().optional(),
    OKTA_CLIENT_ID: z.string().optional(),
    OKTA_PRIVATE_KEY: hasServiceApp ? publicKey.optional() : unread,
    /** Calls of the management API in a minute, by caller and endpoint. */
    IDENTITY_PROVIDER_RATE_LIMIT: whole(600, 1_000_000),
    /** How many people there are beside the demo people and those who register. */
    IDENTITY_PROVIDER_PEOPLE: whole(0, 100_000, 0),
  })
}

function settingsFrom(read: z.infer<ReturnType<typeof schemaFor>>) {
  const { OKTA_CLIENT_ID: clientId, OKTA_PRIVATE_KEY: publicKey } = read
  return {
    mode: read.IDENTITY_PROVIDER_MODE,
    profile: read.IDENTITY_PROVIDER_PROFILE,
    issuer: `http://localhost:${read.IDENTITY_PROVIDER_PORT}`,
    port: read.IDENTITY_PROVIDER_PORT,
    dataDir: read.IDENTITY_PROVIDER_DATA_DIR,
    appUrl: read.APP_URL,
    clientId: read.OIDC_CLIENT_ID,
    clientSecret: read.OIDC_CLIENT_SECRET,
    callback: read.IDENTITY_PROVIDER_CALLBACK,
    smtpUrl: read.SMTP_URL,
    mailboxUrl: read.MAILBOX_URL,
    lockSeconds: read.IDENTITY_PROVIDER_LOCK_SECONDS,
    idToken: read.IDENTITY_PROVIDER_ID_TOKEN,
    signingAlg: read.IDENTITY_PROVIDER_SIGNING_ALG,
    clientAuthMethod: read.IDENTITY_PROVIDER_CLIENT_AUTH_METHOD,
    requirePar: read.IDENTITY_PROVIDER_REQUIRE_PAR,
    requireDpop: read.IDENTITY_PROVIDER_REQUIRE_DPOP,
    dpopNonce: read.IDENTITY_PROVIDER_DPOP_NONCE,
    oneTimeRefreshTokens: read.IDENTITY_PROVIDER_ONE_TIME_REFRESH_TOKENS,
    issParameter: read.IDENTITY_PROVIDER_ISS_PARAMETER,
    consent: read.IDENTITY_PROVIDER_CONSENT,
    apiToken: read.OKTA_API_TOKEN,
    serviceApp: clientId && publicKey ? { clientId, publicKey } : undefined,
    rateLimit: read.IDENTITY_PROVIDER_RATE_LIMIT,
    people: read.IDENTITY_PROVIDER_PEOPLE,
  }
}

export const signingAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const
/** FAPI 2.0 Security Profile 5.4.1. */
export const fapi2Algorithms = ['PS256', 'ES256', 'EdDSA'] as const

const profiles = oneOf(['none', 'fapi2'])

// Okta's answers name no issuer, which the profile demands.
function modes(profile: Profile) {
  return choice(profile, ['standard', 'okta'], ['standard'])
}

function authMethods(profile: Profile) {
  const all = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const
  return choice(profile, all, ['private_key_jwt'])
}

/** One of some words, of which the profile leaves fewer. The first is the default. */
function choice<T extends string>(profile: Profile, words: Words<T>, strict: Words<NoInfer<T>>) {
  return profile === 'none'
    ? oneOf(words)
    : oneOf<T>(strict, ` while IDENTITY_PROVIDER_PROFILE is ${profile}`)
}

export type Settings = ReturnType<typeof settingsFrom>

export type SigningAlgorithm = (typeof signingAlgorithms)[number]

type Profile = z.infer<typeof profiles>

type Flag = 'false' | 'true'
