// Undocumented parts of oidc-provider, as they are in the pinned version.

declare module 'oidc-provider/lib/helpers/weak_cache.js' {
  import type { Provider } from 'oidc-provider'

  /** What a provider keeps to itself. */
  export default function instance(provider: Provider): {
    router: { get(name: string, path: string, ...steps: Step[]): unknown }
    DPoPNonces?: { nextChallenge(): string; checkChallenge(nonce: string): boolean }
  }
}

declare module 'oidc-provider/lib/shared/access_token.js' {
  export function getValidateAccessToken(): Step
  export const loadAccessTokenClient: Step
  export const loadAccessTokenAccount: Step
  export const loadAccessTokenGrant: Step
}

declare module 'oidc-provider/lib/shared/set_www_authenticate_header.js' {
  export default function getSetWWWAuthenticateHeader(): Step
}

declare module 'oidc-provider/lib/shared/error_handler.js' {
  export default function getErrorHandler(event: string): Step
}

declare module 'oidc-provider/lib/shared/no_cache.js' {
  const noCache: Step
  export default noCache
}

type Step = (
  context: import('oidc-provider').KoaContextWithOIDC,
  next: () => Promise<void>,
) => Promise<void> | void
