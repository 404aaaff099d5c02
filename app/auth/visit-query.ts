import { env } from '#lib/env/env.ts'
import { accountActions, type Visit } from '#lib/oidc/outcome.ts'
import { outcomes } from '#lib/oidc/presets/preset.ts'

/** `returnTo` with what became of a visit to the provider's account pages in its query. */
export function withVisit(returnTo: string, visit: Visit | undefined): string {
  if (!visit) return returnTo
  const address = new URL(returnTo, env().appUrl)
  address.searchParams.set('action', visit.action)
  address.searchParams.set('outcome', visit.outcome)
  return address.href
}

/** The visit that a query tells of. Anybody can write one: nothing but our own words comes out of it. */
export function readVisit(query: Record<string, string | string[] | undefined>): Visit | undefined {
  const action = accountActions.find((known) => known === query['action'])
  const outcome = outcomes.find((known) => known === query['outcome'])
  return action && outcome && { action, outcome }
}
