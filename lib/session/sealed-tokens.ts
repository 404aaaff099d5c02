import { z } from 'zod'
import { type Tokens, tokensSchema } from '#lib/oidc/tokens.ts'
import { seal, unseal } from './sealing.ts'

/** The tokens of a session, sealed for the record of this key. */
export function sealTokens(key: string, tokens: Tokens): Promise<string> {
  return seal('session', key, { ...tokens, idToken: tokens.idToken ?? none })
}

/**
 * The tokens of the session with this key. Empty when there are none, or when the secret that sealed them is no longer
 * listed.
 */
export async function openTokens(key: string, sealed: string | undefined): Promise<Partial<Tokens>> {
  return storedTokens.safeParse(sealed && (await unseal('session', key, sealed))).data ?? {}
}

// The stored form always has an `idToken`, because instances of an earlier version require it.
const none = ''

const storedTokens = z
  .object({ idToken: z.string() })
  .loose()
  .transform(({ idToken, ...others }) => (idToken === none ? others : { ...others, idToken }))
  .pipe(tokensSchema)
