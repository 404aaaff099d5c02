import { describe, expect, test } from 'vitest'
import { readSettings } from '#lib/env/settings.ts'
import { type AllowList, isAllowed, readAllowList } from '#lib/env/social-allow-list.ts'

const github = { AUTH_GITHUB_ID: 'Iv1.one', AUTH_GITHUB_SECRET: 'two' }
const discord = { AUTH_DISCORD_ID: 'one', AUTH_DISCORD_SECRET: 'two' }
const twitter = { AUTH_TWITTER_ID: 'one', AUTH_TWITTER_SECRET: 'two' }
const facebook = { AUTH_FACEBOOK_ID: 'one', AUTH_FACEBOOK_SECRET: 'two' }

describe('the settings of the allow-list', () => {
  test.each([
    ['583231', { ids: ['583231'], domains: [] }],
    [' 583231 , @Example.test ', { ids: ['583231'], domains: ['example.test', 'example.test'] }],
    ['@bücher.example', { ids: [], domains: ['xn--bcher-kva.example', 'bücher.example'] }],
    ['@xn--bcher-kva.example', { ids: [], domains: ['xn--bcher-kva.example', 'bücher.example'] }],
  ])('%j is a list', (value, list) => {
    expect(settingsOf({ ...github, AUTH_GITHUB_ALLOW: value })).toMatchObject({
      social: [{ name: 'github', allowList: list }],
      warnings: [],
    })
  })

  test('* is no list, and gives no warning', () => {
    const read = settingsOf({ ...github, AUTH_GITHUB_ALLOW: '*' })
    expect(read).toMatchObject({ warnings: [] })
    expect((read as { social: object[] }).social[0]).not.toHaveProperty('allowList')
  })

  test('without it, the start warns once for each provider that any of its accounts may come in', () => {
    expect(settingsOf({ ...github, ...discord, AUTH_GITHUB_ALLOW: '1' })).toMatchObject({
      warnings: [expect.stringMatching(/^AUTH_DISCORD_ALLOW is not set: every account there/)],
    })
    expect(settingsOf({ ...github, ...discord, AUTH_GITHUB_ALLOW: '' })).toMatchObject({
      warnings: [expect.stringMatching(/^AUTH_DISCORD_ALLOW/), expect.stringMatching(/^AUTH_GITHUB_ALLOW/)],
    })
    expect(settingsOf({})).toMatchObject({ warnings: [] })
  })

  test.each([
    [{ ...github, AUTH_GITHUB_ALLOW: ',' }, 'AUTH_GITHUB_ALLOW', /empty entry/],
    [{ ...github, AUTH_GITHUB_ALLOW: '583231,' }, 'AUTH_GITHUB_ALLOW', /empty entry/],
    [{ ...github, AUTH_GITHUB_ALLOW: '583231,*' }, 'AUTH_GITHUB_ALLOW', /\* beside other entries/],
    [{ ...github, AUTH_GITHUB_ALLOW: 'octavia' }, 'AUTH_GITHUB_ALLOW', /octavia.*neither the number/],
    [{ ...github, AUTH_GITHUB_ALLOW: 'octavia@example.test' }, 'AUTH_GITHUB_ALLOW', /neither the number/],
    [{ ...github, AUTH_GITHUB_ALLOW: '583231 99' }, 'AUTH_GITHUB_ALLOW', /neither the number/],
    [{ ...github, AUTH_GITHUB_ALLOW: '0583231' }, 'AUTH_GITHUB_ALLOW', /neither the number/],
    [{ ...github, AUTH_GITHUB_ALLOW: '５８３' }, 'AUTH_GITHUB_ALLOW', /neither the number/],
    [{ ...github, AUTH_GITHUB_ALLOW: '@' }, 'AUTH_GITHUB_ALLOW', /no domain.*@example\.org/],
    [{ ...github, AUTH_GITHUB_ALLOW: '@test' }, 'AUTH_GITHUB_ALLOW', /no domain/],
    [{ ...github, AUTH_GITHUB_ALLOW: '@*.example.test' }, 'AUTH_GITHUB_ALLOW', /no domain/],
    [{ ...github, AUTH_GITHUB_ALLOW: '@example.test.' }, 'AUTH_GITHUB_ALLOW', /no domain/],
    [{ ...github, AUTH_GITHUB_ALLOW: '@example.test/evil' }, 'AUTH_GITHUB_ALLOW', /no domain/],
    [{ ...github, AUTH_GITHUB_ALLOW: '@example.test:443' }, 'AUTH_GITHUB_ALLOW', /no domain/],
    [{ ...github, AUTH_GITHUB_ALLOW: '@a@example.test' }, 'AUTH_GITHUB_ALLOW', /no domain/],
    [{ ...twitter, AUTH_TWITTER_ALLOW: '@example.test' }, 'AUTH_TWITTER_ALLOW', /does not say.*verified/],
    [{ ...facebook, AUTH_FACEBOOK_ALLOW: '1,@example.test' }, 'AUTH_FACEBOOK_ALLOW', /List account ids/],
    [{ AUTH_GITHUB_ALLOW: '*', AUTH_GITHUB_ID: 'one' }, 'AUTH_GITHUB_SECRET', /is not set/],
    [{ AUTH_GOOGLE_ALLOW: '*' }, 'AUTH_GOOGLE_ALLOW', /no provider/],
  ])('%j is a fault of one line that names %s', (variables, name, says) => {
    const read = readSettings({ ...usable, ...variables })
    expect(read).toEqual({ faults: [expect.stringMatching(says)] })
    expect((read as { faults: string[] }).faults[0]?.split(' ')[0]).toBe(name)
  })
})

describe('who is on the list', () => {
  const list = listOf('583231,@example.test,@bücher.example')

  test.each([
    ['the id, without an address', '583231', undefined, undefined],
    ['the id, with an unverified address elsewhere', '583231', 'x@evil.test', false],
    ['a verified address of the domain', '1', 'octavia@example.test', true],
    ['the domain in other letters', '1', 'Octavia@EXAMPLE.Test', true],
    ['an IDN as Unicode', '1', 'o@BÜCHER.example', true],
    ['an IDN as ASCII', '1', 'o@xn--bcher-kva.example', true],
  ])('%s is', (_, sub, email, emailVerified) => {
    expect(isAllowed(list, person(sub, email, emailVerified))).toBe(true)
  })

  test.each([
    ['an unverified address of the domain', '1', 'octavia@example.test', false],
    ['an address of the domain of which nothing is said', '1', 'octavia@example.test', undefined],
    ['the domain as a prefix', '1', 'o@example.test.evil', true],
    ['the domain as a suffix', '1', 'o@evilexample.test', true],
    ['a subdomain', '1', 'o@sub.example.test', true],
    ['the parent domain', '1', 'o@test', true],
    ['the domain with a dot at its end', '1', 'o@example.test.', true],
    ['the domain with a path', '1', 'o@example.test/evil', true],
    ['the domain with a port', '1', 'o@example.test:1', true],
    ['the domain with a space', '1', 'o@example.test ', true],
    ['the domain with a line break', '1', 'o@example.test\n', true],
    ['the domain in the local part', '1', 'o@example.test@evil.test', true],
    ['two addresses', '1', 'o@evil.test, o@example.test', true],
    ['a quoted @', '1', '"o@evil.test"@example.test', true],
    ['no local part', '1', '@example.test', true],
    ['a look-alike letter', '1', 'o@ехample.test', true],
    ['a look-alike ASCII form', '1', 'o@xn--bcher-kva.example.evil', true],
    ['an id that begins like one', '5832311', undefined, undefined],
    ['an id that is the beginning of one', '58323', undefined, undefined],
    ['an id with a zero before it', '0583231', undefined, undefined],
    ['an id with a space', '583231 ', undefined, undefined],
    ['an id in other digits', '５８３２３１', undefined, undefined],
    ['the domain as the id', '@example.test', undefined, undefined],
    ['no id and no address', '', undefined, true],
  ])('%s is not', (_, sub, email, emailVerified) => {
    expect(isAllowed(list, person(sub, email, emailVerified))).toBe(false)
  })

  test('everybody is where there is no list', () => {
    expect(isAllowed(undefined, person('1', undefined, undefined))).toBe(true)
  })
})

const usable = {
  APP_URL: 'https://app.example.org',
  OIDC_ISSUER: 'https://id.example.org/',
  OIDC_CLIENT_ID: 'starter',
  OIDC_CLIENT_SECRET: 'from-the-console',
  SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
  SESSION_STORE_URL: 'file:/var/lib/starter/sessions.db',
}

function settingsOf(variables: Record<string, string>): unknown {
  const read = readSettings({ ...usable, ...variables })
  return 'settings' in read ? read.settings : read
}

function listOf(value: string): AllowList {
  const read = readAllowList('github', value)
  if (!('list' in read)) throw new Error(`${value} is no list`)
  return read.list
}

function person(sub: string, email: string | undefined, emailVerified: boolean | undefined) {
  return {
    sub,
    claims: { ...(email !== undefined && { email }), ...(emailVerified !== undefined && { emailVerified }) },
  }
}
