import type { JWK } from 'jose'
import type { SignInPage } from './sign-in-page.ts'
import type { StepUp } from './step-up.ts'

/** What one sign-in attempt must remember from the authorization request to its response (RFC 9700 2.1.1). */
export type Transaction = {
  issuer: string
  clientId: string
  state: string
  nonce: string
  code_verifier: string
  /** A path on our origin. */
  returnTo: string
  /** "Keep me signed in" was asked for. */
  remember: boolean
  /** The page of the provider's that was asked for. */
  page: SignInPage
  /** What the ID token has to show, where a page wants more than a sign-in. */
  stepUp?: StepUp
  /** The private key that the tokens will be bound to (RFC 9449). */
  dpopKey?: JWK
  /** Epoch seconds. */
  expiresAt: number
}
