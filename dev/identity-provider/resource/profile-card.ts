import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import instance from 'oidc-provider/lib/helpers/weak_cache.js'
import {
  getValidateAccessToken,
  loadAccessTokenAccount,
  loadAccessTokenClient,
  loadAccessTokenGrant,
} from 'oidc-provider/lib/shared/access_token.js'
import errorAnswers from 'oidc-provider/lib/shared/error_handler.js'
import noCache from 'oidc-provider/lib/shared/no_cache.js'
import challenges from 'oidc-provider/lib/shared/set_www_authenticate_header.js'

/**
 * An example of an API that the app calls with a person's access token: `GET /api/profile-card`. The code of
 * the userinfo endpoint checks the token: a bearer token (RFC 6750), or a bound one with a DPoP proof (RFC 9449, 7).
 */
export function addProfileCard(provider: Provider): void {
  instance(provider).router.get(
    'profile_card',
    '/api/profile-card',
    withOidcContext(provider),
    errorAnswers('profile_card.error'),
    noCache,
    challenges(),
    getValidateAccessToken(),
    loadAccessTokenClient,
    loadAccessTokenAccount,
    loadAccessTokenGrant,
    answer,
  )
}

// oidc-provider sends these headers for its own routes only.
function withOidcContext(provider: Provider) {
  return (context: KoaContextWithOIDC, next: () => Promise<void>) => {
    const oidc = new provider.OIDCContext(context)
    Object.defineProperty(context, 'oidc', { value: oidc })
    return next()
  }
}

async function answer(context: KoaContextWithOIDC): Promise<void> {
  const { account, accessToken } = context.oidc
  const scope = accessToken?.scope ?? ''
  const claims = await account?.claims('userinfo', scope, {}, [])
  context.body = {
    sub: claims?.sub,
    ...(scope.split(' ').includes('profile') && { name: claims?.['name'] }),
    scope,
    iat: accessToken?.iat,
    token_type: accessToken?.tokenType,
  }
}
