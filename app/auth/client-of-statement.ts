import { decodeJwt } from 'jose'
import type { Client } from '#lib/oidc/client.ts'
import { clients } from '#lib/ways-in/clients.ts'

/**
 * The client that a token claims to be for: by `iss` and, where several clients have that issuer, by the claim that
 * names the client. The token is not verified yet: verify it for this client.
 */
export function clientOfStatement(jwt: string, clientClaim: 'aud' | 'sub'): Client {
  const all = clients()
  const { iss, [clientClaim]: named } = unverified(jwt)
  const atIssuer = all.filter(({ issuer }) => issuer === iss)
  const meant = atIssuer.find(({ clientId }) => [named].flat().includes(clientId))
  return meant ?? atIssuer[0] ?? all[0]
}

function unverified(jwt: string) {
  try {
    return decodeJwt(jwt)
  } catch {
    return {}
  }
}
