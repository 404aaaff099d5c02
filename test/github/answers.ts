import { createHash, randomBytes } from 'node:crypto'
import { type GithubRequest, type GithubState, paths } from './start-github.ts'

/** What GitHub answers to one request; `never` keeps it waiting. */
export function answerFor(state: GithubState, request: GithubRequest): Answer {
  const { pathname } = request.url
  if (state.trouble?.at === pathname) return state.trouble.answer
  switch (pathname) {
    case paths.authorize:
      return request.method === 'POST' ? decided(state, request) : authorize(state, request)
    case paths.token:
      return token(state, request)
    case paths.user:
      return asOwner(state, request, state.account.user)
    case paths.emails:
      return asOwner(state, request, state.account.emails)
    default:
      if (request.url.pathname === '/favicon.ico') return { status: 204, headers: {}, body: '' }
      return json(404, { message: 'Not Found' })
  }
}

export function json(status: number, body: unknown): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  }
}

function authorize(state: GithubState, { url: { searchParams: query } }: GithubRequest): Answer {
  if (query.get('client_id') !== state.client.id || query.get('response_type') !== 'code') {
    return { status: 404, headers: {}, body: 'There is no such application.' }
  }
  if (!state.asks) return toCallback(query, { code: newCode(state, query) })
  return {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><title>Authorize</title><main><h1>Authorize the starter</h1>
<form method="post" action="${paths.authorize}?${query.toString().replaceAll('&', '&amp;')}">
<button name="authorize" value="1">Authorize</button> <button name="authorize" value="0">Cancel</button>
</form></main>`,
  }
}

function decided(state: GithubState, { url: { searchParams: query }, form }: GithubRequest): Answer {
  if (form.get('authorize') === '1') return toCallback(query, { code: newCode(state, query) })
  return toCallback(query, {
    error: 'access_denied',
    error_description: 'The user has denied your application access.',
    error_uri: 'https://docs.github.com/',
  })
}

function toCallback(query: URLSearchParams, parameters: Record<string, string>): Answer {
  const address = new URL(query.get('redirect_uri') ?? '')
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  address.searchParams.set('state', query.get('state') ?? '')
  return { status: 302, headers: { Location: address.href }, body: '' }
}

function newCode({ codes }: GithubState, query: URLSearchParams): string {
  const code = randomBytes(10).toString('hex')
  codes.set(code, {
    redirectUri: query.get('redirect_uri') ?? '',
    challenge: query.get('code_challenge_method') === 'S256' ? query.get('code_challenge') : null,
  })
  return code
}

/** Form-encoded unless JSON is asked for, and with status 200 when it refuses. */
function token(state: GithubState, request: GithubRequest): Answer {
  const { form, headers } = request
  const known = state.codes.get(form.get('code') ?? '')
  state.codes.delete(form.get('code') ?? '')
  if (!isClient(state, request)) return wire(headers, { error: 'incorrect_client_credentials' })
  if (!known || !proves(form.get('code_verifier'), known.challenge)) {
    return wire(headers, { error: 'bad_verification_code', error_description: 'The code is incorrect.' })
  }
  if (known.redirectUri !== form.get('redirect_uri')) return wire(headers, { error: 'redirect_uri_mismatch' })
  const accessToken = `gho_${randomBytes(18).toString('base64url')}`
  state.accessTokens.add(accessToken)
  return wire(headers, { access_token: accessToken, scope: 'read:user,user:email', token_type: 'bearer' })
}

function isClient({ client }: GithubState, { form, headers }: GithubRequest): boolean {
  const [scheme, value = ''] = (headers.authorization ?? '').split(' ')
  const pair = scheme === 'Basic' ? Buffer.from(value, 'base64').toString().split(':') : []
  const id = pair[0] ?? form.get('client_id')
  const secret = pair[1] === undefined ? form.get('client_secret') : decodeURIComponent(pair[1])
  return id === client.id && secret === client.secret
}

function proves(verifier: string | null, challenge: string | null): boolean {
  if (challenge === null) return verifier === null
  return verifier !== null && createHash('sha256').update(verifier).digest('base64url') === challenge
}

function wire(headers: GithubRequest['headers'], body: Record<string, string>): Answer {
  if (headers.accept?.includes('application/json')) return json(200, body)
  const type = 'application/x-www-form-urlencoded; charset=utf-8'
  return { status: 200, headers: { 'Content-Type': type }, body: new URLSearchParams(body).toString() }
}

function asOwner(state: GithubState, { headers }: GithubRequest, body: unknown): Answer {
  if (!headers['user-agent']) return json(403, { message: 'Request forbidden by administrative rules.' })
  const [scheme, accessToken = ''] = (headers.authorization ?? '').split(' ')
  const isOwner = scheme === 'Bearer' && state.accessTokens.has(accessToken)
  return isOwner ? json(200, body) : json(401, { message: 'Bad credentials' })
}

export type Answer = { status: number; headers: Record<string, string>; body: string } | 'never'
