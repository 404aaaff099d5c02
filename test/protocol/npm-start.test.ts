import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { refusal } from '../start/launch.ts'
import { allFree } from '../start/listening.ts'
import { startApp } from '../start/start-app.ts'

const needed = [
  'APP_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'SESSION_SECRET',
  'SESSION_STORE_URL',
]

test('npm start with nothing set names every missing variable and ends with 1', async () => {
  const said = await refusal('start', {})
  expect(said).toContain('exit code 1')
  expect(named(said).sort()).toEqual([...needed].sort())
})

test('npm start names every sample value', async () => {
  const said = await refusal('start', {
    APP_URL: 'https://app.example.org',
    OIDC_ISSUER: 'https://{your-provider}',
    OIDC_CLIENT_ID: '{client-id}',
    OIDC_CLIENT_SECRET: '{client-secret}',
    SESSION_SECRET: '{openssl rand -base64 48}',
    SESSION_STORE_URL: 'file:sessions.db',
  })
  expect(said).toContain('exit code 1')
  expect(named(said)).toEqual(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'SESSION_SECRET'])
})

test.each(['SIGTERM', 'SIGINT'])(
  '%s: a request under way is answered, then the app ends with 0',
  async (signal) => {
    const provider = await slowProvider()
    const app = await startApp({ OIDC_ISSUER: provider.issuer })
    const request = await underWay(`${app.url}/auth/login`)
    // Ctrl-C comes twice: from the terminal and from whoever started the app.
    process.kill(app.pid, signal)
    await pause(200)
    process.kill(app.pid, signal)
    const began = Date.now()
    await pause(800)
    provider.answer()
    expect((await request.answer).headers.location).toContain(`${provider.issuer}/authorize?`)
    expect(await app.ended).toBe(0)
    expect(Date.now() - began).toBeLessThan(10_000)
    provider.close()
  },
)

test('a preflight that is killed takes the server with it', async () => {
  const app = await startApp()
  process.kill(app.pid, 'SIGKILL')
  await allFree([Number(new URL(app.url).port)])
})

/** Without the first line, which the harness writes. */
function named(said: string): string[] {
  const lines = said.trim().split('\n').slice(1)
  return lines.map((line) => line.split(' ')[0] ?? '')
}

/** A request that the app has begun to handle: it says so, since the request asks it to (RFC 9110, 10.1.1). */
function underWay(url: string): Promise<{ answer: Promise<IncomingMessage> }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { Expect: '100-continue' } })
    const answer = new Promise<IncomingMessage>((answered) => request.once('response', answered))
    request.once('continue', () => resolve({ answer }))
    request.once('error', reject)
  })
}

/** A provider that keeps whoever asks for its metadata waiting until it is told to answer. */
async function slowProvider() {
  const waiting = gate()
  const server = createServer(async (_request, response) => {
    await waiting.opened
    response.setHeader('content-type', 'application/json').end(JSON.stringify(metadata(issuer)))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return { issuer, answer: waiting.open, close: () => server.close() }
}

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}
