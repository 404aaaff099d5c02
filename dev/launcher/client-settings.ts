/** The app's client settings that fit an embedded provider with these settings. */
export function clientSettings(
  provider: Record<string, string | undefined>,
  credential: Credential,
): ClientSettings {
  const fapi2 = provider['IDENTITY_PROVIDER_PROFILE'] === 'fapi2'
  const signs = fapi2 || provider['IDENTITY_PROVIDER_CLIENT_AUTH_METHOD'] === 'private_key_jwt'
  return {
    OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG:
      provider['IDENTITY_PROVIDER_SIGNING_ALG'] || (fapi2 ? 'PS256' : 'RS256'),
    ...(signs
      ? { OIDC_CLIENT_PRIVATE_KEY: credential.privateKey() }
      : { OIDC_CLIENT_SECRET: credential.secret() }),
    ...(fapi2 && { SECURITY_PROFILE: 'fapi2' }),
    ...(provider['IDENTITY_PROVIDER_REQUIRE_DPOP'] === 'true' && { OIDC_DPOP_BOUND_ACCESS_TOKENS: 'true' }),
  }
}

/** Only the needed one is called. */
type Credential = { secret: () => string; privateKey: () => string }

export type ClientSettings = { OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: string } & Partial<
  Record<
    'OIDC_CLIENT_SECRET' | 'OIDC_CLIENT_PRIVATE_KEY' | 'SECURITY_PROFILE' | 'OIDC_DPOP_BOUND_ACCESS_TOKENS',
    string
  >
>
