import { hkdfSync } from 'node:crypto'
import type { Configuration } from 'oidc-provider'
import type { Data } from '../data/open-data.ts'
import type { Keys } from '../data/signing-keys.ts'
import { fapi2Algorithms, type Settings, signingAlgorithms } from '../settings.ts'
import { createAdapter } from './adapter.ts'
import { registeredClient } from './client.ts'
import { existingGrant } from './existing-grant.ts'
import { findAccount } from './find-account.ts'
import { interactionPolicy } from './interaction-policy.ts'
import { pagesOfOidcProvider } from './pages-of-oidc-provider.ts'

/** The configuration of oidc-provider. */
export function configuration(settings: Settings, { accounts, database, keys }: Data): Configuration {
  const pages = pagesOfOidcProvider(settings, accounts)
  return {
    adapter: createAdapter(database),
    clients: [registeredClient(settings)],
    jwks: { keys: keys.signing },
    findAccount: findAccount(accounts),
    loadExistingGrant: existingGrant(settings, accounts),
    interactions: {
      policy: interactionPolicy(accounts, settings.mode),
      url: (_context, { uid }) => `/interaction/${uid}`,
    },
    extraParams: ['screen_hint'],
    renderError: pages.renderError,

    claims: {
      openid: ['sub', 'auth_time', 'amr'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    scopes: ['openid', 'offline_access'],
    conformIdTokenClaims: settings.idToken === 'thin',
    enabledJWA: algorithms(settings),
    responseTypes: ['code'],
    clientAuthMethods: [settings.clientAuthMethod],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: pages.rpInitiatedLogout,
      // Okta has none.
      backchannelLogout: { enabled: settings.mode === 'standard' },
      claimsParameter: { enabled: true },
      introspection: { enabled: true, allowedPolicy: ownTokensOnly },
      revocation: { enabled: true, allowedPolicy: ownTokensOnly },
      pushedAuthorizationRequests: {
        enabled: true,
        requirePushedAuthorizationRequests: settings.requirePar,
      },
      dPoP: {
        enabled: true,
        requireNonce: () => settings.dpopNonce !== 'false',
        ...(settings.dpopNonce !== 'false' && { nonceSecret: nonceSecret(keys) }),
      },
      fapi: settings.profile === 'fapi2' ? { enabled: true, profile: '2.0' } : { enabled: false },
      resourceIndicators: { enabled: false },
    },
    discovery: {
      // Okta's metadata names none.
      ...(settings.mode === 'standard' && {
        prompt_values_supported: ['none', 'login', 'consent', 'create'],
      }),
    },
    routes,
    clientBasedCORS: () => false,
    fetch: fetchOnThisMachine,

    // Without `prompt=consent` oidc-provider drops `offline_access` (OpenID Connect Core 11), and with it the refresh
    // token. This client gets one in any case. It lives as long as the provider session unless the scope was granted.
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: settings.oneTimeRefreshTokens,
    ttl: {
      AccessToken: 10 * minute,
      AuthorizationCode: minute,
      IdToken: 10 * minute,
      Interaction: 60 * minute,
      RefreshToken: 14 * day,
      Session: 14 * day,
      // Longer than anything that hangs on it: a grant that goes first takes its refresh tokens along.
      Grant: 60 * day,
    },

    cookies: {
      // Cookies ignore ports: the app's on the same host must have other names, and so must another provider's.
      names: {
        session: `identity_provider_${settings.port}_session`,
        interaction: `identity_provider_${settings.port}_interaction`,
        resume: `identity_provider_${settings.port}_resume`,
      },
      keys: keys.cookies,
    },
  }
}

const minute = 60
const day = 86_400

const routes = {
  authorization: '/authorize',
  token: '/token',
  userinfo: '/userinfo',
  jwks: '/jwks',
  end_session: '/end-session',
  introspection: '/introspect',
  revocation: '/revoke',
  pushed_authorization_request: '/pushed-authorization-request',
}

// oidc-provider's own dispatcher silently refuses loopback addresses, and here the app has no other address.
function fetchOnThisMachine(url: string | URL | Request, options: RequestInit = {}): Promise<Response> {
  return globalThis.fetch(url, { ...options, dispatcher: undefined } as RequestInit)
}

function algorithms({ profile }: Settings): NonNullable<Configuration['enabledJWA']> {
  const signing = profile === 'fapi2' ? fapi2Algorithms : signingAlgorithms
  return { idTokenSigningAlgValues: [...signing], clientAuthSigningAlgValues: [...signing, 'Ed25519'] }
}

function nonceSecret({ cookies: [key = ''] }: Keys): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'DPoP nonces', 32))
}

function ownTokensOnly(
  _context: unknown,
  client: { clientId: string },
  token: { clientId?: string | undefined },
): boolean {
  return token.clientId === client.clientId
}
