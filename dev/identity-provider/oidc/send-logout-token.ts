import type { Provider } from 'oidc-provider'
import { log } from '../log.ts'

/** Sends a logout token to a client that has registered for it (OpenID Connect Back-Channel Logout 1.0, 2.5). */
export async function sendLogoutToken(provider: Provider, session: Session, clientId: string): Promise<void> {
  const client = (await provider.Client.find(clientId)) as BackChannelClient | undefined
  if (!client?.backchannelLogoutUri || !session.accountId) return
  try {
    await client.backchannelLogout(session.accountId, session.sidFor(clientId))
  } catch (thrown) {
    // A client that is down must not keep people from signing out here.
    const reason = thrown instanceof Error ? thrown.message : 'unknown'
    log('warn', { event: 'logout_token_not_taken', reason })
  }
}

type Session = Awaited<ReturnType<Provider['Session']['get']>>

/** The package's types lack `backchannelLogout`. */
type BackChannelClient = {
  backchannelLogoutUri?: string
  backchannelLogout(accountId: string, sid: string | undefined): Promise<void>
}
