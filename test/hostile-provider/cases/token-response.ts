import type { HostileCase } from '../hostile-case.ts'
import { content } from '../reply.ts'

const token = (status: number, type: string, body: string): HostileCase => ({
  answers: { token: content(status, type, body) },
})

/** Token responses that are wrong as a whole, and some that are unusual but right. */
export const tokenResponseCases = {
  'token-invalid-grant': token(400, 'application/json', '{"error":"invalid_grant"}'),
  'token-invalid-client': token(401, 'application/json', '{"error":"invalid_client"}'),
  'token-500': token(500, 'application/json', '{"error":"server_error"}'),
  'token-503-html': token(503, 'text/html', '<h1>Come back later</h1>'),
  'token-html': token(200, 'text/html', '<h1>Welcome</h1>'),
  'token-broken-json': token(200, 'application/json', '{"access_token":'),
  'token-no-id-token': { tokenResponse: (body) => ({ ...body, id_token: undefined }) },
  'token-no-access-token': { tokenResponse: (body) => ({ ...body, access_token: undefined }) },
  'token-id-token-is-no-jwt': { tokenResponse: (body) => ({ ...body, id_token: 'a.b' }) },
  'token-type-in-odd-case': {
    tokenResponse: (body) => ({ ...body, token_type: 'bEARER', expires_in: undefined }),
  },
} satisfies Record<string, HostileCase>
