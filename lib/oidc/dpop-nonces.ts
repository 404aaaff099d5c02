import { processCache } from './process-cache.ts'

/** The latest nonce that a server requires in DPoP proofs (RFC 9449 8.2). One is kept for each server. */
export function knownNonce(origin: string): string | undefined {
  return nonces.get(origin)
}

/** Keeps the nonce of a response, if it has one. */
export function keepNonce(url: string, answer: Response): void {
  const nonce = answer.headers.get('dpop-nonce')
  if (nonce && nonce.length <= mostCharacters) nonces.set(new URL(url).origin, nonce)
}

const mostCharacters = 1024

const nonces = processCache<string>('identityStarterDpopNonces')
