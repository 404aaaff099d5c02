import { cases } from '../hostile-provider/cases.ts'

/** Issuers for the shared app by their kind, none of them taken. */
export function slots(): Record<Kind, Slot[]> {
  const each = Object.entries(kinds).map(([kind, { count, settings }]) => [
    kind,
    // Names of equal length, so that no issuer is a prefix of another.
    Array.from({ length: count }, (_, index) => ({ name: `${kind}-${index + 10}`, settings })),
  ])
  return Object.fromEntries(each)
}

/** The app's default provider, which no test takes: its answer counts where a request names no known issuer. */
export const defaultSlot: Slot = { name: 'default', settings: {} }

/** The settings of an app that has all these issuers at the hostile provider on that port. */
export function settingsOf(all: Slot[], port: number): Record<string, string> {
  const each = all.flatMap(({ name, settings }) => {
    const { ISSUER_END = '', ...more } = settings
    const own = {
      ISSUER: `http://localhost:${port}/${name}${ISSUER_END}`,
      CLIENT_ID: 'hostile-client',
      CLIENT_SECRET: 'hostile-client-secret-0123456789',
      PRESET: 'generic',
      PROVIDER_NAME: `localhost ${name}`,
      ...more,
    }
    return Object.entries(own).map(([setting, value]) => [`OIDC_${variableName(name)}_${setting}`, value])
  })
  const plain = { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' }
  return { ...plain, OIDC_PROVIDERS: all.map(({ name }) => name).join(), ...Object.fromEntries(each) }
}

/** How a provider of this name is called in the settings. */
export function variableName(provider: string): string {
  return provider.toUpperCase().replaceAll('-', '_')
}

const awkward = { CLIENT_SECRET: cases['secret-compared-undecoded'].client.secret }
const byPost = { TOKEN_ENDPOINT_AUTH_METHOD: 'client_secret_post' }

// How many issuers of a kind there are is how many tests of a worker take one before a second app starts for them.
const kinds = {
  plain: kind(36),
  slash: kind(1, { ISSUER_END: '/' }),
  administered: kind(2, { ADMIN_GROUP: 'staff' }),
  keycloak: kind(20, { PRESET: 'keycloak' }),
  'keycloak-with-pages': kind(1, {
    PRESET: 'keycloak',
    PROFILE_URL: 'http://localhost:9/account',
    MFA_URL: '',
  }),
  okta: kind(5, { PRESET: 'okta' }),
  'entra-external-id': kind(3, { PRESET: 'entra-external-id' }),
  auth0: kind(1, { PRESET: 'auth0' }),
  cognito: kind(1, { PRESET: 'cognito' }),
  es256: kind(2, { ID_TOKEN_SIGNED_RESPONSE_ALG: 'ES256' }),
  bound: kind(3, { DPOP_BOUND_ACCESS_TOKENS: 'true' }),
  'bound-administered': kind(1, { DPOP_BOUND_ACCESS_TOKENS: 'true', ADMIN_GROUP: 'staff' }),
  pushing: kind(1, { REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: 'true' }),
  undecoded: kind(1, awkward),
  'undecoded-post': kind(1, { ...awkward, ...byPost }),
  'wrong-secret': kind(2, { CLIENT_SECRET: 'wrong0123456789wrong0123456789' }),
  'wrong-secret-post': kind(1, { CLIENT_SECRET: 'wrong+0123456789/wrong', ...byPost }),
}

function kind(count: number, settings: Record<string, string> = {}) {
  return { count, settings }
}

export type Kind = keyof typeof kinds

export type Slot = { name: string; settings: Record<string, string> }
