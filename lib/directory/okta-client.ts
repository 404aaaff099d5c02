import type { Client } from '@okta/okta-sdk-nodejs'
import type { OktaSettings } from '#lib/env/okta.ts'
import { type OutboundRequest, outboundCall } from './outbound-call.ts'
import { isTokenRequest, tokenRequest } from './token-request.ts'

/**
 * The SDK's client, made on first use: the import alone takes a second and 90 MB, which no sign-in should pay for. One
 * to look and one to change, so that a service app without the scope to change anything is still let in to look.
 */
export function oktaClient(settings: OktaSettings, purpose: Purpose): Promise<Client> {
  shared.identityStarterOktaClient ??= {}
  const clients = shared.identityStarterOktaClient
  clients[purpose] ??= create(settings, scopes[purpose]).catch((thrown) => {
    clients[purpose] = undefined
    throw thrown
  })
  return clients[purpose]
}

const scopes = { look: ['okta.users.read', 'okta.logs.read'], change: ['okta.users.manage'] }

// Pages and route handlers get different instances of a module: the same clients for both.
const shared = globalThis as { identityStarterOktaClient?: Clients | undefined }

async function create(settings: OktaSettings, scopes: string[]): Promise<Client> {
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
    scopes,
    requestExecutor: new OwnRequestExecutor(),
    cacheMiddleware: null,
  })
}

function keyIdIn(privateKey = ''): string {
  if (!privateKey.startsWith('{')) return ''
  const { kid } = JSON.parse(privateKey) as { kid?: string }
  return kid ?? ''
}

type Purpose = keyof typeof scopes

type Clients = { [purpose in Purpose]?: Promise<Client> | undefined }
