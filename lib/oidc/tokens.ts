import { z } from 'zod'
import { dpopKeySchema } from './dpop-key.ts'

/** The tokens of one sign-in. A plain OAuth provider sends no ID token. */
export const tokensSchema = z.object({
  accessToken: z.string(),
  idToken: z.string().min(1).exactOptional(),
  refreshToken: z.string().exactOptional(),
  dpopKey: dpopKeySchema.exactOptional(),
})

export type Tokens = z.infer<typeof tokensSchema>

/** The tokens of a session that can be refreshed. */
export type RefreshableTokens = Tokens & { idToken: string; refreshToken: string }
