import 'server-only'
import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { type Transaction, transactionSchema } from '#lib/oidc/transaction.ts'
import { now } from '#lib/time/now.ts'
import { cookieName, removeCookie, setCookie } from './cookie.ts'
import { seal, unseal } from './sealing.ts'
import { store } from './store/store.ts'

/** Keeps a transaction in a sealed cookie of its own. Beyond five in progress the oldest is removed. */
export async function setTransaction(transaction: Transaction): Promise<void> {
  const name = nameFor(transaction.state)
  await dropOldest()
  await setCookie(name, await seal('transaction', name, transaction), cookieSeconds)
}

/**
 * Takes this browser's transaction with this `state`. A transaction can be taken once: the store claims the `state`
 * before the code is sent. A response of one provider at another's callback is refused (RFC 9700 4.4.2). Throws
 * `AuthenticationError`.
 */
export async function takeTransaction(
  state: string,
  client: Pick<Client, 'issuer' | 'clientId'>,
): Promise<Transaction> {
  const name = nameFor(state)
  const value = (await cookies()).get(name)?.value
  if (value === used) throw refused('transaction_used', 'the response was used before')
  const transaction = await open(name, value)
  if (!transaction || transaction.state !== state) {
    throw refused('transaction_missing', 'the callback carried a state that no transaction cookie holds')
  }
  await setCookie(name, used, cookieSeconds)
  if (transaction.issuer !== client.issuer) throw mixedUp('iss', 'issuer')
  if (transaction.clientId !== client.clientId) throw mixedUp('client_id', 'client')
  if (transaction.expiresAt <= now())
    throw refused('transaction_expired', 'the transaction is older than 15 minutes')
  if (!(await store().claim(`state:${name}`, transaction.expiresAt))) {
    throw refused('transaction_used', 'another request used the response first')
  }
  return transaction
}

const mostInFlight = 5
// Longer than a transaction lives, so that a late response is reported as expired and not as missing.
const cookieSeconds = 60 * 60
// Replaces a taken transaction, so that a replayed callback is recognised.
const used = 'used'
// Next's work grows with the square of the number of cookies that one response sets: 800 would cost seconds.
const mostRemovedAtOnce = 10

async function dropOldest(): Promise<void> {
  const prefix = cookieName('transaction.')
  const kept = (await cookies()).getAll().filter(({ name }) => name.startsWith(prefix))
  const dated = await Promise.all(
    kept.map(async ({ name, value }) => ({ name, expiresAt: (await open(name, value))?.expiresAt ?? 0 })),
  )
  const oldestFirst = dated.sort((a, b) => a.expiresAt - b.expiresAt)
  const surplus = Math.max(0, kept.length + 1 - mostInFlight)
  for (const { name } of oldestFirst.slice(0, Math.min(surplus, mostRemovedAtOnce))) await removeCookie(name)
}

async function open(name: string, value: string | undefined): Promise<Transaction | undefined> {
  if (!value || value === used) return undefined
  return transactionSchema.safeParse(await unseal('transaction', name, value)).data
}

function nameFor(state: string): string {
  const digest = createHash('sha256').update(state).digest('base64url')
  return cookieName(`transaction.${digest.slice(0, 16)}`)
}

function mixedUp(check: string, whose: string) {
  return new AuthenticationError('issuer_mismatch', check, `the transaction was made for another ${whose}`)
}

function refused(code: 'transaction_missing' | 'transaction_expired' | 'transaction_used', message: string) {
  return new AuthenticationError(code, 'state', message)
}
