import { z } from 'zod'
import { dpopKeySchema } from './dpop-key.ts'
import { signInPages } from './sign-in-page.ts'
import { stepUpSchema } from './step-up.ts'

/** The state of one sign-in attempt between its authorization request and the response (RFC 9700 2.1.1). */
export const transactionSchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  state: z.string().min(1),
  nonce: z.string().min(1),
  code_verifier: z.string().min(1),
  /** A path on our origin. */
  returnTo: z.string(),
  /** The person chose "keep me signed in". */
  remember: z.boolean(),
  /** The provider's page that the attempt opens. */
  page: z.enum(signInPages),
  /** The demand that the ID token must meet, where a page requires more than a sign-in. */
  stepUp: stepUpSchema.exactOptional(),
  /** The private key that the tokens will be bound to (RFC 9449). */
  dpopKey: dpopKeySchema.exactOptional(),
  /** Epoch seconds. */
  expiresAt: z.number(),
})

export type Transaction = z.infer<typeof transactionSchema>
