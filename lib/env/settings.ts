import { z } from 'zod'
import { demoAccounts } from './demo-accounts.ts'
import { oktaApiToken, oktaClientId, oktaFaults, oktaFrom, oktaOrgUrl, oktaPrivateKey } from './okta.ts'
import { appUrl, hostedPageUrl, isLoopback, issuer, sessionStoreUrl } from './urls.ts'
import { credential, list, off, seconds, sessionSecrets } from './values.ts'

/**
 * Reads every setting at once. Gives the typed settings, or one line for each fault that names the variable, what is
 * wrong with it and what to do. Never throws.
 */
export function readSettings(
  variables: Record<string, string | undefined>,
): { settings: Settings } | { faults: string[] } {
  const parsed = schema.safeParse(withoutEmpty(variables))
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) }
  }
  const faults = faultsBetween(parsed.data)
  return faults.length > 0 ? { faults } : { settings: settingsFrom(parsed.data) }
}

export const signingAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const

/** As `lib/oidc/presets` has them. */
export const presetNames = [
  'okta',
  'okta-classic',
  'auth0',
  'keycloak',
  'entra-external-id',
  'cognito',
  'google',
  'pingone',
  'logto',
  'zitadel',
  'fusionauth',
  'generic',
  'embedded',
] as const

/** The settings that override a page of the preset's; an empty one hides the link. */
export const pageSettings = [
  'OIDC_REGISTRATION_URL',
  'OIDC_PASSWORD_RESET_URL',
  'OIDC_CHANGE_PASSWORD_URL',
  'OIDC_PROFILE_URL',
  'OIDC_MFA_URL',
] as const

const schema = z.object({
  RUN_MODE: z
    .enum(['development', 'preview'], {
      error: 'must be development or preview; leave it out in production.',
    })
    .optional(),
  APP_URL: appUrl,
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: credential('Copy the client ID from your provider’s console.'),
  OIDC_CLIENT_SECRET: credential('Copy the client secret from your provider’s console.'),
  OIDC_TOKEN_ENDPOINT_AUTH_METHOD: z
    .enum(['client_secret_basic', 'client_secret_post'], {
      error:
        'must be client_secret_basic or client_secret_post; leave it out to take what the provider offers.',
    })
    .optional(),
  OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: z
    .enum(signingAlgorithms, { error: `must be one of ${signingAlgorithms.join(', ')}.` })
    .default('RS256'),
  OIDC_SCOPES: list(' ')
    .refine(
      (scopes) => scopes.includes('openid'),
      'must contain openid, separated by spaces from the others.',
    )
    .optional(),
  OIDC_ACR_VALUES: list(' ').default([]),
  OIDC_PRESET: z
    .enum(presetNames, { error: `must be one of ${presetNames.join(', ')}, or left out.` })
    .optional(),
  OIDC_PROVIDER_NAME: z.string().max(60, 'must have at most 60 characters.').optional(),
  OIDC_REGISTRATION_URL: hostedPageUrl.optional(),
  OIDC_PASSWORD_RESET_URL: hostedPageUrl.optional(),
  OIDC_CHANGE_PASSWORD_URL: hostedPageUrl.optional(),
  OIDC_PROFILE_URL: hostedPageUrl.optional(),
  OIDC_MFA_URL: hostedPageUrl.optional(),
  SESSION_SECRET: sessionSecrets,
  SESSION_STORE_URL: sessionStoreUrl,
  SESSION_IDLE_SECONDS: seconds.default(3600),
  SESSION_ABSOLUTE_SECONDS: seconds.default(86_400),
  SESSION_REMEMBERED_IDLE_SECONDS: seconds.default(7 * 86_400),
  SESSION_REMEMBERED_ABSOLUTE_SECONDS: seconds.default(30 * 86_400),
  UNIVERSAL_LOGOUT: off,
  FRONTCHANNEL_LOGOUT: off,
  OKTA_ORG_URL: oktaOrgUrl.optional(),
  OKTA_API_TOKEN: oktaApiToken.optional(),
  OKTA_CLIENT_ID: oktaClientId.optional(),
  OKTA_PRIVATE_KEY: oktaPrivateKey.optional(),
  ADMIN_GROUP: z.string().optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent.',
    })
    .default('info'),
  DEMO_ACCOUNTS: demoAccounts.optional(),
  /** Set by hosts of that name. */
  VERCEL: z.string().optional(),
  NEXT_MANUAL_SIG_HANDLE: z.string().optional(),
})

const mayBeEmpty = new Set<string>(pageSettings)

function withoutEmpty(variables: Record<string, string | undefined>) {
  return Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => value !== '' || mayBeEmpty.has(name)),
  )
}

function faultsBetween(read: z.infer<typeof schema>): string[] {
  const faults: string[] = []
  if (read.RUN_MODE && !isLoopback(read.APP_URL)) {
    faults.push(
      `RUN_MODE is ${read.RUN_MODE}, but APP_URL is not a loopback address. Leave RUN_MODE out on a real host.`,
    )
  }
  for (const name of ['APP_URL', 'OIDC_ISSUER', ...pageSettings, 'OKTA_ORG_URL'] as const) {
    const url = read[name] && new URL(read[name])
    if (url && url.protocol === 'http:' && !(read.RUN_MODE && isLoopback(url))) {
      faults.push(
        `${name} uses http. Use https; plain http is for loopback addresses under npm run dev and npm run preview.`,
      )
    }
  }
  faults.push(...oktaFaults(read))
  if (read.VERCEL && read.SESSION_STORE_URL.startsWith('file:')) {
    faults.push(
      'SESSION_STORE_URL names a file, but this host loses its disk between requests. Set the address of a Redis, rediss://…',
    )
  }
  if (read.DEMO_ACCOUNTS && !read.RUN_MODE) {
    faults.push('DEMO_ACCOUNTS shows passwords on the home page. Leave it out in production.')
  }
  for (const kind of ['SESSION', 'SESSION_REMEMBERED'] as const) {
    if (read[`${kind}_IDLE_SECONDS`] > read[`${kind}_ABSOLUTE_SECONDS`]) {
      faults.push(
        `${kind}_IDLE_SECONDS is longer than ${kind}_ABSOLUTE_SECONDS. Make it shorter, or the other longer.`,
      )
    }
  }
  return faults
}

function settingsFrom(read: z.infer<typeof schema>) {
  return {
    runMode: read.RUN_MODE,
    appUrl: read.APP_URL,
    oidc: {
      issuer: read.OIDC_ISSUER,
      clientId: read.OIDC_CLIENT_ID,
      clientSecret: read.OIDC_CLIENT_SECRET,
      tokenEndpointAuthMethod: read.OIDC_TOKEN_ENDPOINT_AUTH_METHOD,
      idTokenSignedResponseAlg: read.OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG,
      scopes: read.OIDC_SCOPES,
      acrValues: read.OIDC_ACR_VALUES,
      preset: read.OIDC_PRESET,
      providerName: read.OIDC_PROVIDER_NAME,
      pageUrls: {
        registration: read.OIDC_REGISTRATION_URL,
        password_reset: read.OIDC_PASSWORD_RESET_URL,
        change_password: read.OIDC_CHANGE_PASSWORD_URL,
        profile: read.OIDC_PROFILE_URL,
        mfa: read.OIDC_MFA_URL,
      },
    },
    sessionSecrets: read.SESSION_SECRET,
    sessionStoreUrl: read.SESSION_STORE_URL,
    session: {
      idleSeconds: read.SESSION_IDLE_SECONDS,
      absoluteSeconds: read.SESSION_ABSOLUTE_SECONDS,
      rememberedIdleSeconds: read.SESSION_REMEMBERED_IDLE_SECONDS,
      rememberedAbsoluteSeconds: read.SESSION_REMEMBERED_ABSOLUTE_SECONDS,
    },
    universalLogout: read.UNIVERSAL_LOGOUT,
    frontchannelLogout: read.FRONTCHANNEL_LOGOUT,
    okta: oktaFrom(read),
    adminGroup: read.ADMIN_GROUP,
    logLevel: read.LOG_LEVEL,
    demoAccounts: read.DEMO_ACCOUNTS ?? [],
    /** `npm start` says so: Next then leaves the signals to us. */
    finishesOnSignal: read.NEXT_MANUAL_SIG_HANDLE !== undefined,
  }
}

export type Settings = ReturnType<typeof settingsFrom>
