import { decodeJwt, jwtVerify } from 'jose'
import { epochSeconds } from '../data/epoch.ts'
import { readForm } from '../http/read-form.ts'
import { scopes } from './access/scopes.ts'
import type { Answer, Call } from './call.ts'

/**
 * An access token for the service app (client credentials, RFC 6749 4.4) that proves itself with its private key
 * (RFC 7523 2.2). A `DPoP` header may come along, as the SDK always sends one; the token is a plain bearer token.
 */
export async function issueAccessToken({ idp, context, credentials }: Call): Promise<Answer> {
  const form = await readForm(context)
  if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type', notTheGrant)
  if (form.get('client_assertion_type') !== assertionType) return refused('invalid_client', notTheMethod, 401)
  const problem = await problemOfAssertion(idp.settings, form.get('client_assertion') ?? '')
  if (problem) return refused('invalid_client', problem, 401)

  const asked = (form.get('scope') ?? '').split(' ').filter(Boolean)
  const foreign = asked.find((scope) => !scopes.some((each) => each === scope))
  if (asked.length === 0) return refused('invalid_scope', 'The scope parameter is required.')
  if (foreign) return refused('invalid_scope', `The service app has not been granted ${foreign}.`)
  const { token, expiresIn } = credentials.issue(asked)
  return {
    body: { token_type: 'Bearer', expires_in: expiresIn, access_token: token, scope: asked.join(' ') },
  }
}

async function problemOfAssertion({ issuer, serviceApp }: Settings, assertion: string): Promise<string> {
  if (!serviceApp) return "Invalid value for 'client_id' parameter."
  try {
    const { payload } = await jwtVerify(assertion, serviceApp.publicKey, {
      algorithms: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'],
      issuer: serviceApp.clientId,
      subject: serviceApp.clientId,
      audience: `${issuer}/oauth2/v1/token`,
      requiredClaims: ['exp'],
      maxTokenAge: 3600,
    })
    return payload.jti && !isNew(payload.jti) ? 'The client_assertion token has been used already.' : ''
  } catch (fault) {
    if (subjectOf(assertion) !== serviceApp.clientId) return "Invalid value for 'client_id' parameter."
    return `The client_assertion token is invalid: ${fault instanceof Error ? fault.message : fault}.`
  }
}

function subjectOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).sub
  } catch {
    return undefined
  }
}

const used = new Map<string, number>()

function isNew(jti: string): boolean {
  for (const [old, usedAt] of used) if (usedAt < epochSeconds() - 3600) used.delete(old)
  return !used.has(jti) && Boolean(used.set(jti, epochSeconds()))
}

function refused(error: string, description: string, status = 400): Answer {
  return { status, body: { error, error_description: description } }
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const notTheGrant = 'The authorization grant type is not supported by the authorization server.'
const notTheMethod =
  'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.'

type Settings = Call['idp']['settings']
