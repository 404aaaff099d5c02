import { type Configuration, Provider } from 'oidc-provider'
import instance from 'oidc-provider/lib/helpers/weak_cache.js'
import { log } from '../log.ts'
import { addProfileCard } from '../resource/profile-card.ts'
import type { Settings } from '../settings.ts'
import { noticeNewClientKeys } from './notice-new-client-keys.ts'
import { oneTimeNonces } from './one-time-nonces.ts'

/** The OpenID provider itself, by oidc-provider. */
export function createOidcProvider(settings: Settings, setUp: Configuration): Provider {
  const provider = new Provider(settings.issuer, setUp)
  // oidc-provider tells `sid` only to clients with a back-channel logout URI; people's sign-out needs it without one.
  provider.Client.prototype.includeSid = () => true
  if (settings.dpopNonce === 'once') instance(provider).DPoPNonces = oneTimeNonces()
  void noticeNewClientKeys(provider, settings.clientId)
  addProfileCard(provider)
  provider.on('server_error', (_context, { message, stack }) =>
    log('error', { event: 'fault', message, stack }),
  )
  return provider
}
