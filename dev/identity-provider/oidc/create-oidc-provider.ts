import { type Configuration, Provider } from 'oidc-provider'
import { log } from '../log.ts'

/** The OpenID provider itself, by oidc-provider. */
export function createOidcProvider(issuer: string, setUp: Configuration): Provider {
  const provider = new Provider(issuer, setUp)
  // oidc-provider tells `sid` only to clients with a back-channel logout URI; people's sign-out needs it without one.
  provider.Client.prototype.includeSid = () => true
  provider.on('server_error', (_context, { message, stack }) =>
    log('error', { event: 'fault', message, stack }),
  )
  return provider
}
