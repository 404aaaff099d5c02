/** The nonce that a server wants in DPoP proofs, as it said last (RFC 9449 8.2). Only ever one for each server asked. */
export function knownNonce(origin: string): string | undefined {
  return nonces.get(origin)
}

/** Keeps the nonce that an answer brought, if it did. */
export function keepNonce(url: string, answer: Response): void {
  const nonce = answer.headers.get('dpop-nonce')
  if (nonce && nonce.length <= mostCharacters) nonces.set(new URL(url).origin, nonce)
}

const mostCharacters = 1024

// Pages and route handlers get different instances of a module: one memory for both.
const shared = globalThis as { identityStarterDpopNonces?: Map<string, string> }
shared.identityStarterDpopNonces ??= new Map()
const nonces = shared.identityStarterDpopNonces
