import type { AuthenticationErrorCode } from '../authentication-error.ts'

/** How one mistake appears in an `AuthenticationError`, its cause, and where to fix it. `backticks` mark code. */
export type Symptom = {
  /** Without it the words are enough, whatever became of them. */
  code?: AuthenticationErrorCode
  check?: string
  /** A part of the failure's message: the provider's own words, or ours where it says none. Without it, any. */
  says?: string
  cause: string
  /** The way through the provider's console, with the exact value; or the setting. */
  fix: string
}
