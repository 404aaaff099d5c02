import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownVariableNames } from '#lib/env/providers.ts'
import { likelyCauses } from '#lib/oidc/symptoms/likely-causes.ts'
import {
  type AuthenticationErrorCode,
  authenticationErrorCodes,
} from '../../lib/oidc/authentication-error.ts'
import { symptoms } from '../../lib/oidc/symptoms/symptoms.ts'
import { tokenLikeWord } from '../hostile-provider/cases/symptoms.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import type { LogLine } from '../start/app-log.ts'
import { freePort } from '../start/free-port.ts'
import { type App, startApp } from '../start/start-app.ts'
import { createBrowser } from './browser.ts'
import { expectNothingSecretLogged } from './observe.ts'
import { type Issuer, takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'
import type { Kind } from './slots.ts'

const presets: Record<string, [CaseName, AuthenticationErrorCode, fix: string][]> = {
  okta: [
    ['discovery-401', 'provider_misconfigured', 'without /oauth2/default'],
    ['okta-not-assigned', 'access_denied', 'this app ▸ Assignments'],
    ['okta-no-policy', 'access_denied', '▸ Access Policies'],
  ],
  keycloak: [
    ['discovery-404', 'provider_misconfigured', 'OpenID Endpoint Configuration'],
    ['keycloak-wrong-secret', 'client_refused', '▸ Credentials ▸ Client Secret'],
  ],
  'entra-external-id': [['entra-secret-id', 'client_refused', 'Certificates & secrets']],
  generic: [
    ['discovery-redirects', 'provider_misconfigured', 'that it redirects to'],
    ['discovery-html', 'provider_misconfigured', 'until it shows JSON'],
    ['discovery-drops', 'provider_unreachable', 'hangs up on plain http'],
    ['okta-not-assigned', 'access_denied', likelyCauses.access_denied.fix],
    ['id-token-expired', 'id_token_invalid', '(NTP)'],
    ['id-token-not-yet-valid', 'id_token_invalid', '(NTP)'],
    ['id-token-wrong-aud', 'id_token_invalid', 'Compare OIDC_CLIENT_ID'],
    ['id-token-wrong-iss', 'id_token_invalid', 'the issuer of the token'],
    ['es256-where-rs256-is-registered', 'id_token_invalid', 'Set OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG'],
    ['callback-foreign-iss', 'issuer_mismatch', 'refused for good reason'],
  ],
}

describe.each(Object.entries(presets))('at %s', (preset, rows) => {
  const kind = preset === 'generic' ? 'plain' : (preset as Kind)

  test.each(rows)('%s is %s, and log and page in preview say what to do', async (name, code, fix) => {
    const issuer = await takeIssuer(name, { kind })
    const { line, page } = await refusalAt(issuer)
    const asSet = (text: string) => ownVariableNames(issuer.provider ?? '', text)
    expect(line).toMatchObject({ code, fix: expect.stringContaining(asSet(fix)) })
    expect(line['fix']).not.toContain('`')
    expect(page).toContain('For the operator')
    expect(shownIn(page)).toContain(line['fix'])
    expect(shownIn(page)).toContain(line['cause'] ?? asSet(likelyCauses[code].likely.replaceAll('`', '')))
    expect(shownIn(page)).toContain(line.detail)
    expectNothingSecretLogged(issuer.app, issuer.tenant)
  })

  test.each(['words-of-the-hostile', 'token-words-of-the-hostile'] as const)(
    '%s stay one short line',
    async (name) => {
      const issuer = await takeIssuer(name, { kind })
      const { app } = issuer
      const { line, page } = await refusalAt(issuer)
      expect(String(line.detail).length).toBeLessThan(500)
      expect(String(line.detail)).toMatch(/^[\x20-\x7e…]*$/)
      expect(app.log.some(({ event }) => event === 'forged')).toBe(false)
      expect(app.output()).not.toContain(tokenLikeWord.slice(0, 30))
      expect(page).not.toContain(tokenLikeWord.slice(0, 30))
      expect(page).not.toMatch(/<script>alert|<b>bold/)
      expect(page).toContain('&lt;')
      expect(page.split('on and on').length).toBeLessThan(100)
    },
  )
})

describe('in production', () => {
  let app: App
  let origin: string
  beforeAll(async () => {
    const port = String(await freePort())
    origin = `https://localhost:${port}`
    const settings = {
      RUN_MODE: '',
      APP_URL: origin,
      PORT: port,
      OIDC_ISSUER: `https://localhost:${await freePort()}`,
      OIDC_PRESET: 'okta',
    }
    app = await startApp(settings)
  })
  afterAll(() => app.stop())

  test('the log says what to do, and the page of that very refusal says none of it', async () => {
    const browser = createBrowser(origin)
    const answer = await browser.get('/auth/login')
    const line = await app.waitForLog(({ event }) => event === 'sign_in_refused')
    expect(line).toMatchObject({
      code: 'provider_unreachable',
      fix: expect.stringContaining('Start the provider'),
    })
    expect(answer.location).toBe(`${origin}/auth/error?code=provider_unreachable&reference=${line.reference}`)
    const page = (await browser.get(answer.location ?? '')).body
    expect(page).toContain(line.reference)
    expectForVisitorsOnly(page)
  })

  test.each([...authenticationErrorCodes, 'made_up', '%3Cscript%3E'])(
    'a typed code=%s shows nothing for operators',
    async (code) => {
      const browser = createBrowser(origin)
      const query = `code=${code}&reference=7K4M-PQ2X&detail=smuggled&cause=smuggled&fix=smuggled&error_description=smuggled`
      const { status, body } = await browser.get(`/auth/error?${query}`)
      expect(status).toBe(200)
      expect(shownIn(body)).not.toContain('smuggled')
      expectForVisitorsOnly(body)
    },
  )
})

/** Signs in at an issuer with this mistake. Returns the log line and the error page. */
async function refusalAt({ app, visitor }: Issuer): Promise<{ line: LogLine; page: string }> {
  const browser = visitor()
  const started = await browser.get(`/auth/login?provider=${browser.provider}`)
  const atOnce = started.location?.includes('/auth/error')
  const { location = '' } = atOnce ? started : (await signIn(browser)).callback
  const reference = new URL(location).searchParams.get('reference')
  const line = await app.waitForLog((entry) => entry['reference'] === reference)
  return { line, page: (await browser.get(location)).body }
}

/** The text of a page, as a visitor reads it. */
function shownIn(page: string): string {
  const text = page.replace(/<script.*?<\/script>|<[^>]*>/gs, '')
  return text.replace(/&(lt|gt|quot|amp|#x27);/g, (entity) => entities[entity] ?? entity)
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#x27;': "'",
}

function expectForVisitorsOnly(page: string): void {
  const text = shownIn(page)
  const operators = [
    ...Object.values(likelyCauses).flatMap(({ likely, fix }) => [likely, fix]),
    ...Object.values(symptoms)
      .flat()
      .flatMap(({ cause, fix }) => [cause, fix]),
  ]
  expect(operators.filter((words) => text.includes(words.replaceAll('`', '')))).toEqual([])
  expect(page).not.toMatch(/For the operator|Development only|OIDC_|ECONNREFUSED/)
}
