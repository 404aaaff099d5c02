import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '../../../test/start/free-port.ts'
import { launch, ownPlace, refusal } from '../../../test/start/launch.ts'
import { listening } from '../../../test/start/listening.ts'

test('a port in use: one line names the port, whose it is and the setting that moves it', async () => {
  const { ports, settings } = await ownPlace()
  const others = [createServer(), createServer()] as const
  others[0].listen(ports[0], '127.0.0.1')
  others[1].listen(ports[3], '127.0.0.1')
  try {
    const said = await refusal('dev', settings)
    expect(said).toContain('exit code 1')
    expect(linesOf(said)).toEqual([
      `Port ${ports[0]}, for the app, is in use. Stop what uses it, or set APP_URL to another.`,
      `Port ${ports[3]}, for the mailbox’s SMTP, is in use. Stop what uses it, or set SMTP_PORT to another.`,
    ])
  } finally {
    for (const other of others) other.close()
  }
})

test('two of ours that want one port: the line names both', async () => {
  const { ports, settings } = await ownPlace()
  const said = await refusal('preview', { ...settings, MAILBOX_PORT: settings.IDENTITY_PROVIDER_PORT })
  expect(linesOf(said)).toEqual([
    `Port ${ports[1]} is wanted for the embedded provider and for the mailbox. Set MAILBOX_PORT to another.`,
  ])
})

test('broken settings of all three programs are named at once, each on a line of its own', async () => {
  const { settings } = await ownPlace()
  const said = await refusal('dev', {
    ...settings,
    APP_URL: 'localhost:3000/app',
    SESSION_IDLE_SECONDS: 'an hour',
    IDENTITY_PROVIDER_CONSENT: 'maybe',
    SMTP_PORT: '70000',
  })
  expect(said).toContain('exit code 1')
  const named = linesOf(said).map((line) => line.split(' ')[0])
  expect(named.sort()).toEqual(['APP_URL', 'IDENTITY_PROVIDER_CONSENT', 'SESSION_IDLE_SECONDS', 'SMTP_PORT'])
})

test('a sample value from .env.local.example is named, and the embedded provider does not step in', async () => {
  const { settings } = await ownPlace()
  const said = await refusal('preview', { ...settings, OIDC_ISSUER: 'https://{your-provider}' })
  expect(linesOf(said).map((line) => line.split(' ')[0])).toEqual([
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
  ])
})

test('with OIDC_ISSUER set neither the embedded provider nor the mailbox is started', async () => {
  const { ports, settings } = await ownPlace()
  const running = await launch('preview', {
    ...settings,
    OIDC_ISSUER: `http://localhost:${await freePort()}`,
    OIDC_CLIENT_ID: 'elsewhere',
    OIDC_CLIENT_SECRET: 'kept-elsewhere',
  })
  try {
    expect(await listening(ports)).toEqual([ports[0]])
    expect(running.output()).not.toContain('alice@example.test')
    expect((await fetch(`${settings.APP_URL}/health/live`)).status).toBe(200)
  } finally {
    expect(await running.stop()).toBe(0)
  }
})

/** Without the first line, which the harness writes. */
function linesOf(said: string): string[] {
  return said.trim().split('\n').slice(1)
}
