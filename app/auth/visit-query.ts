import { env } from '#lib/env/env.ts'
import { outcomes } from '#lib/oidc/presets/preset.ts'
import { accountActions, type Visit } from '#lib/oidc/visit.ts'

/**
 * `returnTo` with what became of a visit to the provider's account pages in its query, and nothing else of that kind: a
 * link to a sign-in must not make the page that follows it tell of a visit that never was.
 */
export function withVisit(returnTo: string, visit: Visit | undefined): string {
  const address = new URL(returnTo, env().appUrl)
  const told = address.searchParams.has('account_action') || address.searchParams.has('account_outcome')
  if (!visit && !told) return returnTo
  address.searchParams.delete('account_action')
  address.searchParams.delete('account_outcome')
  if (visit) {
    address.searchParams.set('account_action', visit.action)
    address.searchParams.set('account_outcome', visit.outcome)
  }
  return address.href
}

/**
 * The visit that a query tells of, within a minute of the sign-in that it ended with: later the address is a bookmark,
 * a reload or somebody's link. Anybody can write one: nothing but our own words comes out of it.
 */
export function readVisit(query: Query, signedInAt: number, now: number): Visit | undefined {
  if (now - signedInAt > 60) return undefined
  const action = accountActions.find((known) => known === query['account_action'])
  const outcome = outcomes.find((known) => known === query['account_outcome'])
  return action && outcome && { action, outcome }
}

type Query = Record<string, string | string[] | undefined>
