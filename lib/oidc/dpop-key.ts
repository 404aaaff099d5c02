import { z } from 'zod'

/** The private key that a session's access token is bound to, as a JWK (RFC 9449): ES256, so on the curve P-256. */
export const dpopKeySchema = z.object({
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

export type DpopKey = z.infer<typeof dpopKeySchema>
