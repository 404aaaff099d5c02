import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JWK } from 'jose'
import type { Client } from '#lib/oidc/client.ts'
import { publicKeys } from '#lib/oidc/client-keys.ts'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'

/** Runs a check as a client that has these keys, while the provider can fetch their public halves as from the app. */
export async function withPublishedKeys(
  tenant: Tenant,
  [first, ...others]: JWK[],
  check: (client: Client) => Promise<unknown>,
  settings: Partial<Client> = {},
): Promise<void> {
  const client = clientAt(tenant, { ...(first && { credential: { keys: [first, ...others] } }), ...settings })
  const keys = await publicKeys(client)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  tenant.client.jwksUri = `http://localhost:${(server.address() as AddressInfo).port}/`
  try {
    await check(client)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
