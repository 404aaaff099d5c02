import { expect, test, vi } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'
import { clients } from '#lib/ways-in/clients.ts'

const current = vi.hoisted(() => ({ settings: undefined as unknown }))
vi.mock('#lib/env/env.ts', () => ({ env: () => current.settings }))

test('the clients are built once for the same settings', () => {
  use('first-client')
  const built = clients()
  expect(clients()).toBe(built)
})

test('replaced settings give clients of their own', () => {
  use('first-client')
  expect(clients()[0].clientId).toBe('first-client')
  use('second-client')
  expect(clients()[0].clientId).toBe('second-client')
})

function use(clientId: string): void {
  const read = readSettings({
    APP_URL: 'https://app.example.org',
    SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
    SESSION_STORE_URL: 'file:/nowhere/sessions.db',
    OIDC_ISSUER: 'https://example.okta.com',
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: 'secret',
  })
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  current.settings = read.settings
}
