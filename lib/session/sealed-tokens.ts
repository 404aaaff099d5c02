import { z } from 'zod'
import type { Tokens } from '#lib/oidc/identity.ts'
import { dpopKeySchema } from './dpop-key-schema.ts'
import { unseal } from './sealing.ts'

/** The tokens of the session of this key; none when nothing was sealed for it, or by a secret that is gone. */
export async function openTokens(key: string, sealed: string | undefined): Promise<Partial<Tokens>> {
  return schema.safeParse(sealed && (await unseal('session', key, sealed))).data ?? {}
}

const schema = z.object({
  accessToken: z.string(),
  idToken: z.string(),
  refreshToken: z.string().exactOptional(),
  dpopKey: dpopKeySchema.exactOptional(),
})
