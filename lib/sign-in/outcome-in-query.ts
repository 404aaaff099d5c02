import { env } from '#lib/env/env.ts'
import { onlyValue, type Query } from '#lib/http/query.ts'
import { type AccountActionOutcome, accountActions } from '#lib/oidc/account-action-outcome.ts'
import { outcomes } from '#lib/oidc/presets/preset.ts'

/** `returnTo` with the outcome of an account action in its query. Replaces any that was there. */
export function withOutcome(returnTo: string, { action, outcome }: AccountActionOutcome): string {
  const address = new URL(withoutOutcome(returnTo), env().appUrl)
  address.searchParams.set('account_action', action)
  address.searchParams.set('account_outcome', outcome)
  return address.href
}

/** `returnTo` without any outcome: a link to a sign-in must not make the page report an action that never happened. */
export function withoutOutcome(returnTo: string): string {
  const address = new URL(returnTo, env().appUrl)
  const names = ['account_action', 'account_outcome'].filter((name) => address.searchParams.has(name))
  if (names.length === 0) return returnTo
  for (const name of names) address.searchParams.delete(name)
  return address.href
}

/**
 * The outcome in a page's query, within a minute of the sign-in that brought it: later the address is a bookmark, a
 * reload or another person's link. Anyone can write such a link, so only our own words are taken from it.
 */
export function readOutcome(query: Query, signedInAt: number, now: number): AccountActionOutcome | undefined {
  if (now - signedInAt > 60) return undefined
  const action = accountActions.find((known) => known === onlyValue(query, 'account_action'))
  const outcome = outcomes.find((known) => known === onlyValue(query, 'account_outcome'))
  return action && outcome && { action, outcome }
}
