import { describe, expect, test } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'
import { socialIssuers, socialProviderNames } from '#lib/env/social-names.ts'
import { catalogueEntry } from '#lib/social/catalogue-entry.ts'
import { socialFetch } from '#lib/social/social-fetch.ts'
import { socialProviders } from '#lib/social/social-providers.ts'

const usable = {
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org/',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: 'from-the-console',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}
const github = { AUTH_GITHUB_ID: 'Iv1.one', AUTH_GITHUB_SECRET: 'two' }

describe('the settings of social sign-in', () => {
  test('client ID and secret switch a provider on; nothing else is needed', () => {
    const social = (variables: Record<string, string>) =>
      (readSettings({ ...usable, ...variables }) as { settings: { social: unknown } }).settings.social
    expect(social({})).toEqual([])
    expect(social({ AUTH_GITHUB_ID: '', AUTH_GITHUB_SECRET: '' })).toEqual([])
    expect(social({ ...github, AUTH_TWITTER_ID: 'x', AUTH_TWITTER_SECRET: 'y' })).toEqual([
      { name: 'github', iss: 'https://github.com', clientId: 'Iv1.one', clientSecret: 'two' },
      { name: 'twitter', iss: 'https://x.com', clientId: 'x', clientSecret: 'y' },
    ])
    expect(social({ ...github, AUTH_GITHUB_BASE_URL: 'https://github.example.org/' })).toEqual([
      {
        name: 'github',
        iss: 'https://github.example.org',
        baseUrl: 'https://github.example.org',
        clientId: 'Iv1.one',
        clientSecret: 'two',
      },
    ])
  })

  test('what next-auth obeys besides means nothing', () => {
    const foreign = { AUTH_SECRET: 'x', AUTH_URL: 'https://evil.example', AUTH_TRUST_HOST: 'true' }
    expect(faults(foreign)).toEqual([])
  })

  test.each([
    [{ AUTH_GITHUB_ID: 'one' }, 'AUTH_GITHUB_SECRET', /is not set, but AUTH_GITHUB_ID is/],
    [{ AUTH_GITHUB_SECRET: 'two' }, 'AUTH_GITHUB_ID', /is not set, but AUTH_GITHUB_SECRET is/],
    [{ AUTH_GITHBU_ID: 'one', AUTH_GITHBU_SECRET: 'two' }, 'AUTH_GITHBU_ID', /no provider.*GITHUB/],
    [{ AUTH_GOOGLE_ID: 'one', AUTH_GOOGLE_SECRET: 'two' }, 'AUTH_GOOGLE_ID', /OIDC_PROVIDERS/],
    [{ AUTH_MICROSOFT_ENTRA_ID_ID: 'one' }, 'AUTH_MICROSOFT_ENTRA_ID_ID', /OIDC_PROVIDERS/],
    [{ AUTH_GITLAB_ID: 'one' }, 'AUTH_GITLAB_ID', /OIDC_PROVIDERS/],
    [{ AUTH_ZOOM_ID: 'one' }, 'AUTH_ZOOM_ID', /no longer read since.*OIDC_PROVIDERS/],
    [{ ...github, AUTH_GITHUB_ID: '{client-id}' }, 'AUTH_GITHUB_ID', /sample value/],
    [{ ...github, AUTH_GITHUB_SECRET: 'your-secret' }, 'AUTH_GITHUB_SECRET', /sample value/],
    [{ ...github, AUTH_GITHUB_BASE_URL: 'github.example.org' }, 'AUTH_GITHUB_BASE_URL', /origin alone/],
    [{ ...github, AUTH_GITHUB_BASE_URL: 'https://a.example/x' }, 'AUTH_GITHUB_BASE_URL', /origin alone/],
    [{ ...github, AUTH_GITHUB_BASE_URL: 'http://a.example' }, 'AUTH_GITHUB_BASE_URL', /uses http/],
    [{ ...github, AUTH_GITHUB_BASE_URL: 'http://localhost:3000' }, 'AUTH_GITHUB_BASE_URL', /uses http/],
    [{ ...github, AUTH_GITHUB_BASE_URL: 'https://id.example.org' }, 'AUTH_GITHUB_ID', /same issuer/],
    [
      { AUTH_DISCORD_ID: 'one', AUTH_DISCORD_SECRET: 'two', AUTH_DISCORD_BASE_URL: 'https://a.example' },
      'AUTH_DISCORD_BASE_URL',
      /Enterprise Server alone/,
    ],
  ])('%j is a fault of one line that names %s', (variables, name, says) => {
    const all = faults(variables)
    expect(all).toHaveLength(1)
    expect(all[0]?.split(' ')[0]).toBe(name)
    expect(all[0]).toMatch(says)
  })

  test('a name that OIDC_PROVIDERS lists too is a fault', () => {
    const all = faults({ ...github, OIDC_PROVIDERS: 'staff,github' })
    expect(all).toContainEqual(expect.stringMatching(/^AUTH_GITHUB_ID has the name github/))
  })

  test('all faults are reported together with those of other settings', () => {
    const all = faults({ AUTH_GITHUB_ID: 'one', AUTH_GOOGLE_ID: 'two', OIDC_CLIENT_ID: '' })
    expect(all.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'AUTH_GITHUB_SECRET',
      'AUTH_GOOGLE_ID',
      'OIDC_CLIENT_ID',
    ])
  })
})

/** The `iss` of all stored users: a changed value would make each of them a new user. */
const issuers = {
  discord: 'https://discord.com',
  facebook: 'https://www.facebook.com',
  github: 'https://github.com',
  twitter: 'https://x.com',
}

/** The token and the userinfo endpoint of each provider. */
const endpoints: Record<keyof typeof issuers, string[]> = {
  discord: ['https://discord.com/api/oauth2/token', 'https://discord.com/api/users/@me'],
  facebook: [
    'https://graph.facebook.com/oauth/access_token',
    'https://graph.facebook.com/me?fields=id,name,email,picture',
  ],
  github: ['https://github.com/login/oauth/access_token', 'https://api.github.com/user'],
  twitter: ['https://api.x.com/2/oauth2/token', 'https://api.x.com/2/users/me?user.fields=profile_image_url'],
}

describe('the catalogue', () => {
  test('the iss of each provider is a fixed https origin, and no two are alike', () => {
    expect(socialIssuers).toEqual(issuers)
    for (const iss of Object.values(socialIssuers)) expect(new URL(iss).origin).toBe(iss)
    expect(new Set(Object.values(socialIssuers)).size).toBe(socialProviderNames.length)
  })

  test.each(socialProviderNames)(
    '%s is plain OAuth at fixed https addresses, asked with state',
    async (name) => {
      const entry = await entryOf(name)
      expect([entry.id, entry.type]).toEqual([name, 'oauth'])
      const userinfo = addressOf(entry.userinfo)
      expect([addressOf(entry.token), userinfo]).toEqual(endpoints[name])
      expect(new URL(addressOf(entry.authorization)).protocol).toBe('https:')
      expect(entry.checks).toEqual(['pkce', 'state'])
    },
  )

  test.each(socialProviderNames)(
    '%s: a profile without an id is no identity, whatever else it says',
    (name) => {
      const others = { login: 'x', username: 'x', email: 'x@example.test', sub: 'x', name: 'x', data: {} }
      expect(socialProviders[name].accountId(others)).toBeUndefined()
      expect(socialProviders[name].accountId({})).toBeUndefined()
    },
  )

  test('its fetch goes to the hosts of token and userinfo alone, and never over plain http', async () => {
    const ask = socialFetch(
      { token: 'https://a.example/t', userinfo: 'https://b.example/u' },
      AbortSignal.timeout(9),
    )
    for (const [address, check] of [
      ['https://c.example/t', 'host'],
      ['https://a.example:8443/t', 'host'],
      ['https://a.example.evil.example/t', 'host'],
      ['http://a.example/t', 'tls'],
    ] as const) {
      await expect(ask(address)).rejects.toMatchObject({ code: 'provider_misconfigured', check })
    }
  })
})

function entryOf(name: (typeof socialProviderNames)[number]) {
  const settings = { name, iss: socialIssuers[name], clientId: 'i', clientSecret: 's' }
  return catalogueEntry({ ...socialProviders[name], ...settings }, AbortSignal.timeout(5000))
}

function addressOf(endpoint: unknown): string {
  return typeof endpoint === 'string' ? endpoint : (endpoint as { url: string }).url
}

function faults(variables: Record<string, string>): string[] {
  const read = readSettings({ ...usable, ...variables })
  return 'faults' in read ? read.faults : []
}
