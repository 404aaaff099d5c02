/** Leaves a provider that did not answer alone for ten seconds, so that not every page waits for it once more. */
export function restProvider(issuer: string): void {
  resting.set(issuer, Date.now() + 10_000)
}

/** Whether it is left alone now. */
export function isResting(issuer: string): boolean {
  return (resting.get(issuer) ?? 0) > Date.now()
}

// Pages and route handlers get different instances of a module: one map for both.
const shared = globalThis as { identityStarterResting?: Map<string, number> }
shared.identityStarterResting ??= new Map()
const resting = shared.identityStarterResting
