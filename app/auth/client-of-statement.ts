import { decodeJwt } from 'jose'
import type { Client } from '#lib/oidc/client.ts'
import { clients } from '#lib/ways-in/clients.ts'

/**
 * The client whose provider a token says that it is from, by `iss` and, where several are registered there, by the
 * claim that names the client. Nothing is checked: the token has to be verified as that provider's, for that client.
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
