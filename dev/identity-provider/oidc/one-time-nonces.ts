import { randomBytes } from 'node:crypto'

/** DPoP nonces that are valid for one proof each, so that a client must use every new one (RFC 9449, 8.2). */
export function oneTimeNonces(): Nonces {
  const open = new Set<string>()
  return {
    nextChallenge() {
      const nonce = randomBytes(16).toString('base64url')
      open.add(nonce)
      const [oldest = ''] = open
      if (open.size > mostOpen) open.delete(oldest)
      return nonce
    },
    checkChallenge: (nonce) => open.delete(nonce),
  }
}

const mostOpen = 1000

type Nonces = { nextChallenge(): string; checkChallenge(nonce: string): boolean }
