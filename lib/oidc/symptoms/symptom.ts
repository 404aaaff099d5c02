import type { AuthenticationErrorCode } from '../authentication-error.ts'

/** How one mistake appears in an `AuthenticationError`, its cause, and where to fix it. `backticks` mark code. */
export type Symptom = {
  /** Without it any code fits. */
  code?: AuthenticationErrorCode
  check?: string
  /** A part of the failure's message, in the provider's own words or in ours. Without it any message fits. */
  says?: string
  cause: string
  /** The path through the provider's console with the exact value, or the setting. */
  fix: string
}
