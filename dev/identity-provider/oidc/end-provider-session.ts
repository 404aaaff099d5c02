import type { Provider } from 'oidc-provider'
import { sendLogoutToken } from './send-logout-token.ts'

/** Ends a session here with its grants and tokens, as oidc-provider's own sign-out does. */
export async function endProviderSession(provider: Provider, session: Session): Promise<void> {
  for (const [clientId, { grantId, persistsLogout }] of Object.entries(session.authorizations ?? {})) {
    await sendLogoutToken(provider, session, clientId)
    if (!grantId || persistsLogout) continue
    await provider.AccessToken.revokeByGrantId(grantId)
    await provider.RefreshToken.revokeByGrantId(grantId)
    await provider.AuthorizationCode.revokeByGrantId(grantId)
    await (await provider.Grant.find(grantId))?.destroy()
  }
  await session.destroy()
}

type Session = Awaited<ReturnType<Provider['Session']['get']>>
