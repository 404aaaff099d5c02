import type { AuthorizationResponse } from './authorization-response.ts'
import type { Client } from './client.ts'
import type { Outcome } from './presets/preset.ts'
import type { Transaction } from './transaction.ts'

/** The pages that people visit to change something of their account, and come back from with an outcome. */
export const accountActions = ['change_password', 'profile', 'mfa'] as const

/**
 * What became of the account action that this attempt asked for; nothing where it asked for none, where the provider
 * does not tell, or in a word that its preset does not know.
 */
export function visitOf(
  client: Client,
  response: AuthorizationResponse,
  transaction: Transaction,
): Visit | undefined {
  const action = accountActions.find((known) => known === transaction.page)
  const told = client.preset.outcome
  if (!action || !told) return undefined
  const word = response.parameters.get(told.parameter) ?? ''
  const outcome = Object.hasOwn(told.values, word) ? told.values[word] : undefined
  return outcome && { action, outcome }
}

export type AccountAction = (typeof accountActions)[number]

export type Visit = { action: AccountAction; outcome: Outcome }
