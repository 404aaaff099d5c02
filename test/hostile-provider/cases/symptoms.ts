import type { HostileCase } from '../hostile-case.ts'
import { content, json } from '../reply.ts'
import { sendError } from '../send-error.ts'

const refusesToken = (status: number, error: string, description: string): HostileCase => ({
  answers: { token: json(status, { error, error_description: description }) },
})
const now = () => Math.floor(Date.now() / 1000)

/** What looks like a token, in words that could be a provider's. */
export const tokenLikeWord = `eyJhbGciOiJIUzI1NiJ9.${'c2VjcmV0'.repeat(6)}.c2lnbmF0dXJl`

const hostileWords = `<script>alert("forged")</script>\u0000\u001b[31m\r\n{"event":"forged"} ${tokenLikeWord} <b>bold</b> ${'on and on '.repeat(1000)}`

/** An operator's mistakes, in the words of the providers that report them. */
export const symptomCases = {
  'okta-not-assigned': {
    authorizationResponse: sendError('access_denied', 'User is not assigned to the client application.'),
  },
  'okta-no-policy': {
    authorizationResponse: sendError(
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
    ),
  },
  'keycloak-wrong-secret': refusesToken(
    401,
    'unauthorized_client',
    'Invalid client or Invalid client credentials',
  ),
  'entra-secret-id': refusesToken(
    401,
    'invalid_client',
    "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '6731de76-14a6-49ae-97bc-6eba6914391e'. Trace ID: 0b5b6e31-0000-4000-8000-5f3c0e1d2a00",
  ),
  'words-of-the-hostile': { authorizationResponse: sendError('access_denied', hostileWords) },
  'token-words-of-the-hostile': refusesToken(400, tokenLikeWord, hostileWords),
  'id-token-not-yet-valid': {
    claims: (claims) => ({ ...claims, iat: now() + 120, nbf: now() + 120, exp: now() + 420 }),
  },
  'discovery-401': { answers: { discovery: content(401, 'application/json', '{"errorCode":"E0000015"}') } },
} satisfies Record<string, HostileCase>
