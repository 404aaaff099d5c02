import type { Client } from '@okta/okta-sdk-nodejs'
import type { OktaSettings } from '#lib/env/okta.ts'
import { type OutboundRequest, outboundCall } from './outbound-call.ts'
import { isTokenRequest, tokenRequest } from './token-request.ts'

/** The SDK's client, made on first use: the import alone takes a second and 90 MB, which no sign-in should pay for. */
export function oktaClient(settings: OktaSettings): Promise<Client> {
  shared.identityStarterOktaClient ??= create(settings).catch((thrown) => {
    shared.identityStarterOktaClient = undefined
    throw thrown
  })
  return shared.identityStarterOktaClient
}

// Pages and route handlers get different instances of a module: one client for both.
const shared = globalThis as { identityStarterOktaClient?: Promise<Client> | undefined }

async function create(settings: OktaSettings): Promise<Client> {
  const { Client, RequestExecutor } = await import('@okta/okta-sdk-nodejs')

  class OwnRequestExecutor extends RequestExecutor {
    // The SDK's types speak of node-fetch; of a response it uses what fetch's own has as well.
    override fetch(request: unknown): ReturnType<InstanceType<typeof RequestExecutor>['fetch']> {
      const call = request as OutboundRequest
      const response = isTokenRequest(call) ? tokenRequest(call) : outboundCall(call)
      return response as unknown as ReturnType<InstanceType<typeof RequestExecutor>['fetch']>
    }
  }

  // What is left out, the SDK would read from OKTA_CLIENT_* or ~/.okta/okta.yaml. Its cache never expires.
  return new Client({
    orgUrl: settings.orgUrl,
    authorizationMode: settings.token ? 'SSWS' : 'PrivateKey',
    token: settings.token ?? '',
    clientId: settings.clientId ?? '',
    privateKey: settings.privateKey ?? '',
    keyId: keyIdIn(settings.privateKey),
    scopes: ['okta.users.read', 'okta.logs.read'],
    requestExecutor: new OwnRequestExecutor(),
    cacheMiddleware: null,
  })
}

function keyIdIn(privateKey = ''): string {
  if (!privateKey.startsWith('{')) return ''
  const { kid } = JSON.parse(privateKey) as { kid?: string }
  return kid ?? ''
}
