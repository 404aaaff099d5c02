import { z } from 'zod'
import { presetNames } from '#lib/oidc/presets/names.ts'
import { type PrivateKey, privateKeys } from './private-keys.ts'
import { type SecurityProfile, weakerThan } from './security-profile.ts'
import { hostedPageUrl, insecureFault, isInsecure, issuer } from './urls.ts'
import { credential, faultOf, list, onOrOff } from './values.ts'

/** Reads the settings of a provider: typed, or one line for each fault. Never throws. */
export function readProvider(
  variables: Record<string, string | undefined>,
  demands: Demands,
): { settings: ProviderSettings } | { faults: string[] } {
  const parsed = providerSchema.safeParse(variables)
  const faults = [
    ...(parsed.success ? faultsBetween(parsed.data, demands) : parsed.error.issues.map(faultOf)),
    ...credentialFaults(variables, demands),
  ]
  const credential = parsed.success ? credentialFrom(parsed.data) : undefined
  if (!parsed.success || !credential || faults.length > 0) return { faults }
  return { settings: { ...settingsFrom(parsed.data, demands), credential } }
}

export const signingAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const

/** The settings that override a page of the preset's; an empty one hides the link. */
export const pageSettings = [
  'OIDC_REGISTRATION_URL',
  'OIDC_PASSWORD_RESET_URL',
  'OIDC_CHANGE_PASSWORD_URL',
  'OIDC_PROFILE_URL',
  'OIDC_MFA_URL',
] as const

const authMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const

export const providerSchema = z.object({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: credential('Copy the client ID from your provider’s console.'),
  OIDC_CLIENT_SECRET: credential('Copy the client secret from your provider’s console.').optional(),
  OIDC_CLIENT_PRIVATE_KEY: privateKeys.optional(),
  OIDC_TOKEN_ENDPOINT_AUTH_METHOD: z
    .enum(authMethods, {
      error: `must be one of ${authMethods.join(', ')}; leave it out to take what the provider offers.`,
    })
    .optional(),
  OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: z
    .enum(signingAlgorithms, { error: `must be one of ${signingAlgorithms.join(', ')}.` })
    .optional(),
  OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: onOrOff.optional(),
  OIDC_DPOP_BOUND_ACCESS_TOKENS: onOrOff.optional(),
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
})

/** The variables of a provider that is the only one. */
export const providerSettingNames = Object.keys(providerSchema.shape)

// Checks the given text, not the parsed value, so that a missing secret is reported together with all other faults.
function credentialFaults(
  { OIDC_CLIENT_SECRET: secret, OIDC_CLIENT_PRIVATE_KEY: key }: Record<string, string | undefined>,
  { profile }: Demands,
): string[] {
  if (!secret && !key) {
    return profile
      ? [`OIDC_CLIENT_PRIVATE_KEY is not set, but SECURITY_PROFILE is ${profile}. Give the client a key.`]
      : [
          'OIDC_CLIENT_SECRET is not set. Copy the client secret from your provider’s console, or set OIDC_CLIENT_PRIVATE_KEY.',
        ]
  }
  return secret && key && !profile
    ? ['OIDC_CLIENT_SECRET is set beside OIDC_CLIENT_PRIVATE_KEY. Leave out the one that is not used.']
    : []
}

function faultsBetween(read: Read, { loopbackHttp, profile }: Demands): string[] {
  const faults: string[] = weakerThan(profile, read)
  for (const name of ['OIDC_ISSUER', ...pageSettings] as const) {
    if (isInsecure(read[name], loopbackHttp)) faults.push(`${name} ${insecureFault}`)
  }
  const { OIDC_TOKEN_ENDPOINT_AUTH_METHOD: method } = read
  const needed = method === 'private_key_jwt' ? 'OIDC_CLIENT_PRIVATE_KEY' : 'OIDC_CLIENT_SECRET'
  if (method && !profile && read[needed] === undefined) {
    faults.push(
      `OIDC_TOKEN_ENDPOINT_AUTH_METHOD is ${method}, which needs ${needed}. Set that, or leave it out.`,
    )
  }
  return faults
}

function credentialFrom(read: Read): Credential | undefined {
  const [first, ...others] = read.OIDC_CLIENT_PRIVATE_KEY ?? []
  if (first) return { keys: [first, ...others] }
  return read.OIDC_CLIENT_SECRET === undefined ? undefined : { secret: read.OIDC_CLIENT_SECRET }
}

function settingsFrom(read: Read, { profile }: Demands) {
  return {
    issuer: read.OIDC_ISSUER,
    clientId: read.OIDC_CLIENT_ID,
    tokenEndpointAuthMethod: read.OIDC_TOKEN_ENDPOINT_AUTH_METHOD,
    idTokenSignedResponseAlg: read.OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG ?? (profile ? 'PS256' : 'RS256'),
    requirePushedAuthorizationRequests:
      profile !== undefined || (read.OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS ?? false),
    dpopBoundAccessTokens: profile !== undefined || (read.OIDC_DPOP_BOUND_ACCESS_TOKENS ?? false),
    profile,
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
  }
}

/** The variables of the only provider. */
export type ProviderVariable = keyof typeof providerSchema.shape

type Read = z.infer<typeof providerSchema>

/** What other settings allow a provider's settings, and demand of them. */
export type Demands = { loopbackHttp: boolean; profile: SecurityProfile | undefined }

/** A secret, or keys: the first signs, all are published. */
export type Credential = { secret: string } | { keys: [PrivateKey, ...PrivateKey[]] }

export type ProviderSettings = ReturnType<typeof settingsFrom> & { credential: Credential }
