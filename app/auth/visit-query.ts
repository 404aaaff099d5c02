import { env } from '#lib/env/env.ts'
import { outcomes } from '#lib/oidc/presets/preset.ts'
import { accountActions, type Visit } from '#lib/oidc/visit.ts'

/** `returnTo` with what became of a visit to the provider's account pages in its query. */
export function withVisit(returnTo: string, visit: Visit | undefined): string {
  if (!visit) return returnTo
  const address = new URL(returnTo, env().appUrl)
  address.searchParams.set('action', visit.action)
  address.searchParams.set('outcome', visit.outcome)
  return address.href
}

/**
 * The visit that a query tells of, within a minute of the sign-in that it ended with: later the address is a bookmark,
 * a reload or somebody's link. Anybody can write one: nothing but our own words comes out of it.
 */
export function readVisit(query: Query, signedInAt: number, now: number): Visit | undefined {
  if (now - signedInAt > 60) return undefined
  const action = accountActions.find((known) => known === query['action'])
  const outcome = outcomes.find((known) => known === query['outcome'])
  return action && outcome && { action, outcome }
}

type Query = Record<string, string | string[] | undefined>
