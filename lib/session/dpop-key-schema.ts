import type { JWK } from 'jose'
import { z } from 'zod'

/** The private key of a session's access token, as it was sealed. */
export const dpopKeySchema = z.looseObject({ kty: z.string(), d: z.string() }) as z.ZodType<JWK>
