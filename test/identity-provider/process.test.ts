import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from './app.ts'
import { freePort, spawnProvider, startProvider } from './start-provider.ts'
import { Visitor } from './visitor.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'provider-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('accounts, keys, sessions and refresh tokens survive a restart', async () => {
  const settings = { IDENTITY_PROVIDER_DATA_DIR: dataDir, IDENTITY_PROVIDER_PORT: String(await freePort()) }
  const before = await startProvider(settings)
  const visitor = new Visitor(before.url)
  const { header, claims, tokens } = await redeemCode(before, (await signIn(before, alice, visitor)).url)
  await changePassword(visitor, alice.password, 'a password to remember')
  await before.stop()

  const after = await startProvider(settings)
  try {
    const silent = await redeemCode(
      after,
      (await visitor.open(authorizationUrl(after, { prompt: 'none' }))).url,
    )
    expect(silent.claims).toMatchObject({ sub: claims?.sub, sid: claims?.['sid'] })
    expect(silent.header?.kid).toBe(header?.kid)
    expect((await refresh(after, tokens['refresh_token'] ?? '')).status).toBe(200)
    expect((await signIn(after)).text).toContain('That did not match')
  } finally {
    await after.stop()
  }
})

test('another data folder has other keys under other names', async () => {
  const kids = await Promise.all(
    [1, 2].map(async () => {
      const provider = await startProvider()
      const { keys } = (await (await fetch(`${provider.url}/jwks`)).json()) as { keys: { kid: string }[] }
      await provider.stop()
      return keys.map(({ kid }) => kid)
    }),
  )
  expect(new Set(kids.flat()).size).toBe(8)
})

test('in production it does not start', async () => {
  const { exited, errors } = spawnProvider({ NODE_ENV: 'production' })
  expect(await exited).toBe(1)
  expect(errors()).toBe(
    'identity provider: NODE_ENV is production. The embedded provider is for development: set OIDC_ISSUER instead.\n',
  )
})

test('for an app elsewhere than on this machine it does not start', async () => {
  const { exited, errors } = spawnProvider({ APP_URL: 'https://app.example.org' })
  expect(await exited).toBe(1)
  expect(errors()).toContain(
    'APP_URL is https://app.example.org, but the embedded provider serves this machine only',
  )
})

test('every broken setting is named in a line of its own', async () => {
  const { exited, errors } = spawnProvider({
    OIDC_CLIENT_ID: '',
    IDENTITY_PROVIDER_PORT: 'three',
    IDENTITY_PROVIDER_ID_TOKEN: 'obese',
  })
  expect(await exited).toBe(1)
  expect(errors().trim().split('\n')).toEqual([
    expect.stringContaining('IDENTITY_PROVIDER_PORT must be a whole number'),
    expect.stringContaining('OIDC_CLIENT_ID is not set'),
    expect.stringContaining('IDENTITY_PROVIDER_ID_TOKEN is obese, but must be one of fat, thin'),
  ])
})

test.each(['127.0.0.1', '::1'])('a port in use on %s is named, and nothing else is said', async (address) => {
  const occupant = createServer().listen(0, address)
  await new Promise((resolve) => occupant.once('listening', resolve))
  const { port } = occupant.address() as { port: number }
  const { exited, errors } = spawnProvider({
    IDENTITY_PROVIDER_PORT: String(port),
    IDENTITY_PROVIDER_DATA_DIR: dataDir,
  })
  expect(await exited).toBe(1)
  expect(errors()).toContain(`Port ${port} is in use.`)
  await new Promise((resolve) => occupant.close(resolve))
})

test('it ends with 0 when the process that started it is gone, and on SIGTERM', async () => {
  const orphan = await startProvider()
  orphan.child.stdin?.end()
  expect(await orphan.exited).toBe(0)
  const stopped = await startProvider()
  expect(await stopped.stop()).toBe(0)
})

async function changePassword(visitor: Visitor, current: string, password: string): Promise<void> {
  const saved = await visitor.submit(await visitor.open('/change-password'), { current, password })
  expect(saved.text).toContain('Password changed')
}
