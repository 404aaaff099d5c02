import { publicKeys } from '#lib/oidc/client-keys.ts'
import { clients } from '#lib/ways-in/clients.ts'

/** `GET /auth/jwks.json`: the public keys with which providers verify the signatures of this client. */
export async function GET(): Promise<Response> {
  const keys = (await Promise.all(clients().map(publicKeys))).flat()
  const byKid = new Map(keys.map((key) => [key.kid, key]))
  return Response.json({ keys: [...byKid.values()] }, { headers: { 'Cache-Control': 'public, max-age=60' } })
}
