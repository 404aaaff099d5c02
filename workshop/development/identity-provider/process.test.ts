import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '../../../test/start/free-port.ts'
import { temporaryFolder } from '../../../test/start/temporary-folder.ts'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from './app.ts'
import { appUrl, client, program, startProvider } from './start-provider.ts'
import { Visitor } from './visitor.ts'

test('accounts, keys, sessions and refresh tokens survive a restart', async () => {
  const settings = {
    IDENTITY_PROVIDER_DATA_DIR: temporaryFolder(),
    IDENTITY_PROVIDER_PORT: String(await freePort()),
  }
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
  await expect(startProvider({ NODE_ENV: 'production' })).rejects.toThrow(
    /exit code 1:\nidentity provider: NODE_ENV is production\. [^\n]+\n$/,
  )
})

test('for an app elsewhere than on this machine it does not start', async () => {
  await expect(startProvider({ APP_URL: 'https://app.example.org' })).rejects.toThrow(
    'APP_URL is https://app.example.org, but the embedded provider serves this machine only',
  )
})

test('every broken setting is named in a line of its own', async () => {
  const broken = startProvider({
    OIDC_CLIENT_ID: '',
    IDENTITY_PROVIDER_PORT: 'three',
    IDENTITY_PROVIDER_ID_TOKEN: 'obese',
  })
  const { message } = await broken.then(
    () => new Error('it started'),
    (fault: Error) => fault,
  )
  expect(message.trim().split('\n').slice(1)).toEqual([
    expect.stringContaining('IDENTITY_PROVIDER_PORT must be a whole number'),
    expect.stringContaining('OIDC_CLIENT_ID is not set'),
    expect.stringContaining('IDENTITY_PROVIDER_ID_TOKEN is obese, but must be one of fat, thin'),
  ])
})

test.each(['127.0.0.1', '::1'])('a port in use on %s is named', async (address) => {
  const occupant = createServer().listen(0, address)
  await new Promise((resolve) => occupant.once('listening', resolve))
  const { port } = occupant.address() as { port: number }
  await expect(startProvider({ IDENTITY_PROVIDER_PORT: String(port) })).rejects.toThrow(
    `identity provider: Port ${port} is in use.`,
  )
  await new Promise((resolve) => occupant.close(resolve))
})

test('it ends with 0 on SIGTERM', async () => {
  expect(await (await startProvider()).stop()).toBe(0)
})

test('it ends when the process that started it is gone', async () => {
  const child = spawn(process.execPath, program, {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      IDENTITY_PROVIDER_PORT: String(await freePort()),
      IDENTITY_PROVIDER_DATA_DIR: temporaryFolder(),
      APP_URL: appUrl,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.stdin.end()
  expect(await ended).toBe(0)
})

async function changePassword(visitor: Visitor, current: string, password: string): Promise<void> {
  const saved = await visitor.submit(await visitor.open('/change-password'), { current, password })
  expect(saved.text).toContain('Password changed')
}
