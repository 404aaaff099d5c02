import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSettings, type Settings } from '#lib/env/settings.ts'

const around = {
  APP_URL: 'https://app.example.org',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}

const two = {
  ...around,
  OIDC_PROVIDERS: 'okta,partner-two',
  OIDC_OKTA_ISSUER: 'https://example.okta.com',
  OIDC_OKTA_CLIENT_ID: 'starter',
  OIDC_OKTA_CLIENT_SECRET: 'from-okta',
  OIDC_PARTNER_TWO_ISSUER: 'https://id.partner.example',
  OIDC_PARTNER_TWO_CLIENT_ID: 'starter',
  OIDC_PARTNER_TWO_CLIENT_SECRET: 'from-the-partner',
}

describe('the settings of several providers', () => {
  test('are each read from variables of its own, in the order of the list', () => {
    const { providers } = usable({ ...two, OIDC_PARTNER_TWO_SCOPES: 'openid email' })
    expect(providers).toMatchObject([
      {
        name: 'okta',
        issuer: 'https://example.okta.com',
        credential: { secret: 'from-okta' },
        scopes: undefined,
      },
      { name: 'partner-two', issuer: 'https://id.partner.example', scopes: ['openid', 'email'] },
    ])
  })

  test('may have blanks around the names, and an empty page for "no link"', () => {
    const { providers } = usable({
      ...two,
      OIDC_PROVIDERS: ' okta , partner-two ',
      OIDC_OKTA_REGISTRATION_URL: '',
    })
    expect(providers[0]).toMatchObject({ name: 'okta', pageUrls: { registration: '' } })
  })

  test('may be those of one provider alone, which then has a name', () => {
    expect(usable({ ...two, OIDC_PROVIDERS: 'okta', ...without('PARTNER') }).providers).toHaveLength(1)
  })

  test('tell every fault of every provider at once, by the real name of the variable', () => {
    const named = faults({ ...around, OIDC_PROVIDERS: 'okta,partner-two', APP_URL: '' }).map(firstWord)
    expect(named.sort()).toEqual([
      'APP_URL',
      ...['CLIENT_ID', 'CLIENT_SECRET', 'ISSUER'].map((name) => `OIDC_OKTA_${name}`),
      ...['CLIENT_ID', 'CLIENT_SECRET', 'ISSUER'].map((name) => `OIDC_PARTNER_TWO_${name}`),
    ])
  })

  test('name the real variables within a fault, too', () => {
    const [fault] = faults({ ...two, OIDC_OKTA_TOKEN_ENDPOINT_AUTH_METHOD: 'private_key_jwt' })
    expect(fault).toBe(
      'OIDC_OKTA_TOKEN_ENDPOINT_AUTH_METHOD is private_key_jwt, which needs OIDC_OKTA_CLIENT_PRIVATE_KEY. Set that, or leave it out.',
    )
  })

  test('are each held to the security profile', () => {
    const named = faults({ ...two, SECURITY_PROFILE: 'fapi2' })
    expect(named).toHaveLength(2)
    expect(named[0]).toMatch(/^OIDC_OKTA_CLIENT_SECRET .*OIDC_OKTA_CLIENT_PRIVATE_KEY/)
    expect(named[1]).toMatch(/^OIDC_PARTNER_TWO_CLIENT_SECRET .*OIDC_PARTNER_TWO_CLIENT_PRIVATE_KEY/)
  })

  test.each([
    ['OIDC_PROVIDERS', ',', /must list names/],
    ['OIDC_PROVIDERS', 'Okta', /must list names/],
    ['OIDC_PROVIDERS', 'okta,,partner-two', /must list names/],
    ['OIDC_PROVIDERS', 'okta,../partner', /must list names/],
    ['OIDC_PROVIDERS', 'okta,okta', /lists a name twice/],
    ['OIDC_ISSUER', 'https://id.example.org', /belongs to no provider: .*okta, partner-two.*OIDC_OKTA_/],
    ['OIDC_CLIENT_SECRET', 'left-over', /belongs to no provider/],
    ['OIDC_PROVIDER_NAME', 'Left over', /belongs to no provider/],
    ['OIDC_PARTNER_ISSUER', 'https://id.partner.example', /belongs to no provider/],
    ['OIDC_OTKA_ADMIN_GROUP', 'administrators', /belongs to no provider/],
    ['OIDC_PARTNER_TWO_ISSUER', 'http://id.partner.example', /uses http/],
    ['OIDC_PARTNER_TWO_PRESET', 'partner', /must be one of/],
    ['OKTA_ORG_URL', 'https://other.okta.com', /origin of no provider’s issuer/],
  ])('refuse %s=%s and say what to do', (name, value, says) => {
    const all = faults({ ...two, OKTA_API_TOKEN: name === 'OKTA_ORG_URL' ? 'token' : '', [name]: value })
    expect(all).toHaveLength(1)
    expect(all[0]).toContain(name)
    expect(all[0]).toMatch(says)
  })

  test('refuse two names for one client at one issuer, and take two clients there', () => {
    const same = { ...two, OIDC_PARTNER_TWO_ISSUER: two.OIDC_OKTA_ISSUER }
    expect(faults(same)).toEqual([
      expect.stringMatching(/^OIDC_PARTNER_TWO_CLIENT_ID is the client that OIDC_OKTA_CLIENT_ID names/),
    ])
    expect(readSettings({ ...same, OIDC_PARTNER_TWO_CLIENT_ID: 'another' })).toHaveProperty('settings')
  })

  test('refuse two keys that go by one kid, since both are published at one address', () => {
    const named = (kid: string) => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid })
    }
    const byKey = {
      ...Object.fromEntries(
        Object.entries(two).filter(([name]) => !name.endsWith('_SECRET') || name === 'SESSION_SECRET'),
      ),
      OIDC_OKTA_CLIENT_PRIVATE_KEY: named('autumn'),
    }
    expect(readSettings({ ...byKey, OIDC_PARTNER_TWO_CLIENT_PRIVATE_KEY: named('winter') })).toHaveProperty(
      'settings',
    )
    expect(
      readSettings({ ...byKey, OIDC_PARTNER_TWO_CLIENT_PRIVATE_KEY: byKey.OIDC_OKTA_CLIENT_PRIVATE_KEY }),
    ).toHaveProperty('settings')
    expect(faults({ ...byKey, OIDC_PARTNER_TWO_CLIENT_PRIVATE_KEY: named('autumn') })).toEqual([
      expect.stringMatching(/^OIDC_PARTNER_TWO_CLIENT_PRIVATE_KEY has a key with the kid autumn/),
    ])
  })
})

describe('who administers', () => {
  test('is a group of the first provider, and of no other', () => {
    const { providers } = usable({ ...two, ADMIN_GROUP: 'administrators' })
    expect(providers.map(({ adminGroup }) => adminGroup)).toEqual(['administrators', undefined])
  })

  test('is a group of another provider where that says so by its own setting', () => {
    const { providers } = usable({
      ...two,
      ADMIN_GROUP: 'administrators',
      OIDC_PARTNER_TWO_ADMIN_GROUP: 'ours',
    })
    expect(providers.map(({ adminGroup }) => adminGroup)).toEqual(['administrators', 'ours'])
  })
})

describe('whose people the directory knows', () => {
  const org = { OKTA_ORG_URL: 'https://example.okta.com', OKTA_API_TOKEN: 'token' }

  test('are those of the issuers at the origin of the org', () => {
    expect(usable({ ...two, ...org }).directoryIssuers).toEqual(['https://example.okta.com'])
  })

  test('are all, where there is one provider: it may have another host than the org', () => {
    const one = {
      ...around,
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
    }
    expect(usable({ ...one, ...org }).directoryIssuers).toEqual(['https://id.example.org'])
  })
})

function without(part: string) {
  return Object.fromEntries(Object.keys(two).flatMap((name) => (name.includes(part) ? [[name, '']] : [])))
}

function usable(variables: Record<string, string>): Settings {
  const read = readSettings(variables)
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  return read.settings
}

function faults(variables: Record<string, string>): string[] {
  const read = readSettings(variables)
  return 'faults' in read ? read.faults : []
}

function firstWord(fault: string): string | undefined {
  return fault.split(' ')[0]
}
