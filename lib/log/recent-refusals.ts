import { processWide } from '#lib/process-wide.ts'

/** The details of a refusal for the error page's operator panel. Never a token, a code or a `state`. */
export type Refusal = {
  code: string
  check: string
  request: string
  detail: string
  /** The cause, known or likely, and its fix. */
  text: { cause?: string; likely: string; fix: string }
  /** Epoch seconds. */
  at: number
}

/** Keeps a refusal for the error page, in development and preview only, where the visitor is the operator. */
export function rememberRefusal(reference: string, refusal: Refusal): void {
  refusals.set(reference, refusal)
  const oldest = refusals.keys().next().value
  if (refusals.size > 50 && oldest) refusals.delete(oldest)
}

/** The refusal with this reference, if it was kept. */
export function recentRefusal(reference: string): Refusal | undefined {
  return refusals.get(reference)
}

const refusals = processWide('identityStarterRefusals', () => new Map<string, Refusal>())
