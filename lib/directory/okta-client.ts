import type { Client } from '@okta/okta-sdk-nodejs'
import type { OktaSettings } from '#lib/env/okta.ts'
import { parseJson } from '#lib/parse-json.ts'
import { processWide } from '#lib/process-wide.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { withinBudget } from '#lib/time/within-budget.ts'
import { DirectoryFault } from './directory-result.ts'
import { currentQuestion, type OutboundRequest, outboundCall } from './outbound-call.ts'

/**
 * The SDK's client, created on first use: the import alone takes a second and 90 MB, which no sign-in should pay for. One
 * to read and one to change, so that a service app without the scope to change people can still read.
 */
export function oktaClient(settings: OktaSettings, purpose: Purpose): Promise<Client> {
  const clients = processWide('identityStarterOktaClient', (): Clients => ({}))
  clients[purpose] ??= create(settings, scopes[purpose]).catch((thrown) => {
    clients[purpose] = undefined
    throw thrown
  })
  return clients[purpose]
}

const scopes = { read: ['okta.users.read', 'okta.logs.read'], change: ['okta.users.manage'] }

async function create(settings: OktaSettings, scopes: string[]): Promise<Client> {
  const { Client, RequestExecutor } = await import('@okta/okta-sdk-nodejs')

  class OwnRequestExecutor extends RequestExecutor {
    #tokenRequest: Promise<Response> | undefined

    // The SDK's types speak of node-fetch; of a response it uses what fetch's own has as well.
    override fetch(request: unknown): ReturnType<InstanceType<typeof RequestExecutor>['fetch']> {
      const call = request as OutboundRequest
      const isTokenRequest = new URL(call.url).pathname === '/oauth2/v1/token'
      const response = isTokenRequest ? this.#token(call) : outboundCall(call)
      return response as unknown as ReturnType<InstanceType<typeof RequestExecutor>['fetch']>
    }

    /** One token request for all calls that need a token at the same time. */
    async #token(request: OutboundRequest): Promise<Response> {
      this.#tokenRequest ??= requestToken(request).finally(() => {
        this.#tokenRequest = undefined
      })
      return (await this.#tokenRequest).clone()
    }
  }

  // The SDK reads what is left out from OKTA_CLIENT_* or ~/.okta/okta.yaml. Its cache never expires.
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

/**
 * The token response for a service app (RFC 6749, section 4.4), with a budget of its own, since calls of several requests
 * wait for it. Throws `DirectoryFault` for a refusal: the SDK would keep its body as if it were a token.
 */
async function requestToken(request: OutboundRequest): Promise<Response> {
  const budget = requestBudget()
  const question = { name: 'accessToken', budget, mayRepeat: true }
  const answer = currentQuestion().run(question, () => outboundCall(request))
  const response = await withinBudget(budget, answer)
  if (response.ok) return response
  const { error, error_description: description } = Object(parseJson(await response.clone().text()))
  // The SDK sends the request again with the nonce (RFC 9449, section 8).
  if (error === 'use_dpop_nonce') return response
  const reason = [error, description].filter(Boolean).join(': ')
  throw new DirectoryFault('refused', `POST /oauth2/v1/token failed with ${response.status} ${reason}`)
}

function keyIdIn(privateKey = ''): string {
  if (!privateKey.startsWith('{')) return ''
  const { kid } = JSON.parse(privateKey) as { kid?: string }
  return kid ?? ''
}

type Purpose = keyof typeof scopes

type Clients = { [purpose in Purpose]?: Promise<Client> | undefined }
