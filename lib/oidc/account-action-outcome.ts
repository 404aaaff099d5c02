import type { AuthorizationResponse } from './authorization-response.ts'
import type { Client } from './client.ts'
import type { Outcome } from './presets/preset.ts'
import type { Transaction } from './transaction.ts'

/** The provider's pages on which people change their account, and from which they return with an outcome. */
export const accountActions = ['change_password', 'profile', 'mfa'] as const

/**
 * The outcome of the account action that an attempt opened. Nothing when it opened none, or when the provider reports
 * no value that its preset lists.
 */
export function accountActionOutcome(
  client: Client,
  response: AuthorizationResponse,
  transaction: Transaction,
): AccountActionOutcome | undefined {
  const action = accountActions.find((known) => known === transaction.page)
  const reported = client.preset.outcome
  if (!action || !reported) return undefined
  const word = response.parameters.get(reported.parameter) ?? ''
  const outcome = Object.hasOwn(reported.values, word) ? reported.values[word] : undefined
  return outcome && { action, outcome }
}

export type AccountAction = (typeof accountActions)[number]

export type AccountActionOutcome = { action: AccountAction; outcome: Outcome }
