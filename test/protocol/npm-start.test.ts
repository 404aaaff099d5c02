import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { childOf } from '../start/child-of.ts'
import { freePort } from '../start/free-port.ts'
import { refusal } from '../start/launch.ts'
import { allFree } from '../start/listening.ts'
import { startApp } from '../start/start-app.ts'
import { startChild } from '../start/start-child.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

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

test('npm start names a missing build', async () => {
  const copy = temporaryFolder()
  for (const file of ['cli/start.mjs', 'package.json']) cpSync(file, path.join(copy, file))
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'))
  const { status, stderr } = spawnSync(process.execPath, ['cli/start.mjs'], { cwd: copy, encoding: 'utf8' })
  rmSync(copy, { recursive: true })
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'There is no build of the app to serve. Run npm run build first.\n',
  })
})

test('npm start says that its port is taken', async () => {
  const taken = createServer().listen(0, 'localhost')
  await once(taken, 'listening')
  const port = String((taken.address() as AddressInfo).port)
  await expect(startApp({ PORT: port })).rejects.toThrow('EADDRINUSE')
  taken.close()
})

test('SIGTERM while it loads ends it with 0', async () => {
  const folder = temporaryFolder()
  const port = String(await freePort())
  const app = await startChild(
    ['cli/start.mjs'],
    { ...sound(port), SESSION_STORE_URL: `file:${folder}/s.db` },
    'next.config.mjs',
    {
      folder,
    },
  )
  expect(await app.stop()).toBe(0)
})

test.each(['SIGTERM', 'SIGINT'])(
  '%s: a request under way is answered, then the app ends with 0',
  async (signal) => {
    const provider = await slowProvider()
    const app = await startApp({ OIDC_ISSUER: provider.issuer })
    const request = await underWay(`${app.url}/auth/login`)
    // Ctrl-C arrives twice: from the terminal and from the process that started the app.
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

test('the app is one process: killed, it leaves nothing that listens', async () => {
  const app = await startApp()
  expect(() => childOf(app.pid, '')).toThrow('has started nothing')
  process.kill(app.pid, 'SIGKILL')
  await allFree([Number(new URL(app.url).port)])
})

function sound(port: string): Record<string, string> {
  return {
    RUN_MODE: 'preview',
    PORT: port,
    APP_URL: `http://localhost:${port}`,
    OIDC_ISSUER: 'http://localhost:9',
    OIDC_CLIENT_ID: 'client',
    OIDC_CLIENT_SECRET: randomBytes(32).toString('base64url'),
    SESSION_SECRET: randomBytes(48).toString('base64url'),
  }
}

/** Without the first line, which the harness writes, and what Next says of itself. */
function named(said: string): string[] {
  const lines = said
    .trim()
    .split('\n')
    .slice(1)
    .filter((line) => !line.includes('next.config.mjs'))
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

/** A provider that holds requests for its metadata until `answer` is called. */
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
