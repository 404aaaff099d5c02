import type { Client } from './client.ts'
import { LogoutRefusal } from './logout-refusal.ts'
import { type ProviderStatement, verifyProviderStatement } from './provider-statement.ts'

/**
 * Verifies a logout token, which names one session by `sid` or a person by `sub` (OpenID Connect Back-Channel Logout
 * 1.0, 2.6). The caller must still check that its `jti` is new. Throws `LogoutRefusal`; `AuthenticationError` when the
 * provider's keys are unavailable.
 */
export async function verifyLogoutToken(
  client: Client,
  logoutToken: string,
  budget: AbortSignal,
): Promise<LogoutToken> {
  const rules = { typ: 'logout+jwt', audience: client.clientId }
  return logoutTokenFrom(await verifyProviderStatement(client, logoutToken, rules, budget))
}

function logoutTokenFrom({ payload, ...statement }: ProviderStatement): LogoutToken {
  const { events, sid, sub } = payload
  // An ID token must not pass for a logout token.
  if ('nonce' in payload) throw refused('nonce', 'the logout token has a nonce')
  if (!isObject(isObject(events) && events[logoutEvent])) {
    throw refused('events', 'the logout token does not tell of a logout')
  }
  for (const [name, value] of Object.entries({ sid, sub })) {
    if (value !== undefined && !isText(value)) throw refused(name, `the logout token’s ${name} is no text`)
  }
  if (!isText(sid) && !isText(sub)) throw refused('sid', 'the logout token has neither sid nor sub')
  return { ...statement, ...(isText(sid) && { sid }), ...(isText(sub) && { sub }) }
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

function refused(check: string, detail: string): LogoutRefusal {
  return new LogoutRefusal(check, detail)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

export type LogoutToken = Omit<ProviderStatement, 'payload'> & { sid?: string; sub?: string }
