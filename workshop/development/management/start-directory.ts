import { createRequire } from 'node:module'
import type { Client as OktaClient } from '@okta/okta-sdk-nodejs'
import { exportPKCS8, generateKeyPair } from 'jose'
import { type RunningProvider, startProvider } from '../identity-provider/start-provider.ts'

/** Starts the real provider with both credentials of its management API, and Okta's own SDK for each of them. */
export async function startDirectory(settings: Record<string, string> = {}): Promise<Directory> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = await exportPKCS8(privateKey)
  const provider = await startProvider({
    OKTA_API_TOKEN: token,
    OKTA_CLIENT_ID: serviceAppId,
    OKTA_PRIVATE_KEY: key,
    ...settings,
  })
  return {
    provider,
    key,
    withToken: createClient(provider.url, { authorizationMode: 'SSWS', token }),
    withServiceApp: createClient(provider.url, {
      authorizationMode: 'PrivateKey',
      clientId: serviceAppId,
      scopes: ['okta.users.read', 'okta.users.manage', 'okta.groups.read', 'okta.logs.read'],
      privateKey: key,
      keyId: 'the-key',
    }),
    control: (method, order) => control(provider.url, method, order),
    get: (path, headers) => fetch(`${provider.url}${path}`, { headers: { ...asAdministrator, ...headers } }),
  }
}

// The SDK is CommonJS and reads missing options from files and variables, so this passes every option.
export function createClient(orgUrl: string, credential: Partial<Credential>): OktaClient {
  const { Client } = createRequire(import.meta.url)('@okta/okta-sdk-nodejs') as {
    Client: typeof OktaClient
  }
  return new Client({
    orgUrl,
    token: 'none',
    clientId: 'none',
    scopes: ['none'],
    privateKey: 'none',
    keyId: 'none',
    ...credential,
    cacheMiddleware: null,
  } as ConstructorParameters<typeof OktaClient>[0])
}

async function control(url: string, method: string, order?: object): Promise<Control> {
  const response = await fetch(`${url}/management/control`, {
    method,
    ...(order && { body: JSON.stringify(order) }),
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Control
}

const token = 'a-token-of-an-administrator'
export const serviceAppId = 'the-service-app'
export const asAdministrator = { authorization: `SSWS ${token}` }
export const ids = {
  alice: '00ualice000000000001',
  adam: '00uadam0000000000002',
  sue: '00usue00000000000003',
}

type Credential = {
  authorizationMode: 'SSWS' | 'PrivateKey'
  token: string
  clientId: string
  scopes: string[]
  privateKey: string
  keyId: string
}

type Control = { calls: { method: string; path: string; query: string; status: number }[] }

export type Directory = {
  provider: RunningProvider
  key: string
  withToken: OktaClient
  withServiceApp: OktaClient
  control(method: 'GET' | 'PUT' | 'DELETE', order?: object): Promise<Control>
  /** Asks as an administrator, without the SDK. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
}
