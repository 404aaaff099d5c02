import { processCache } from './process-cache.ts'

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

const nonces = processCache<string>('identityStarterDpopNonces')
