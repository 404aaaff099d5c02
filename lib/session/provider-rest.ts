import { processWide } from '#lib/process-wide.ts'

/** Leaves a provider that did not answer alone for ten seconds, so that not every page waits for it once more. */
export function restProvider(issuer: string): void {
  resting.set(issuer, Date.now() + 10_000)
}

/** Whether it is left alone now. */
export function isResting(issuer: string): boolean {
  return (resting.get(issuer) ?? 0) > Date.now()
}

const resting = processWide('identityStarterPaused', () => new Map<string, number>())
