import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CaseName, cases } from '../hostile-provider/cases.ts'
import { changeNonce } from '../hostile-provider/dpop-proof.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, endpointUrl, person, type Tenant } from '../hostile-provider/tenant.ts'
import { type App, appFor, withApp } from './app-for.ts'
import { type Browser, createBrowser } from './browser.ts'
import { expectNothingSecretLogged } from './observe.ts'
import { signIn } from './sign-in.ts'

let provider: HostileProvider
let tenant: Tenant
let app: App
beforeAll(async () => {
  provider = await startHostileProvider()
  tenant = provider.tenant('happy')
  app = await appFor(tenant, { RESOURCE_URL: endpointUrl(tenant, 'resource') })
})
beforeEach(() => {
  tenant.definition = cases.happy
  tenant.requests.length = 0
  app.log.length = 0
})
afterAll(async () => {
  await app.stop()
  await provider.stop()
})

// Without scripts, so that the page contains the answer.
const dashboard = '/dashboard?directory=wait'

describe('RESOURCE_URL: the dashboard calls an API with the person’s access token', () => {
  test('as a bearer token in the header', async () => {
    const browser = await signedIn(app)
    const { body } = await browser.get(dashboard)
    expect(body).toContain(`Good day, ${person.name}`)
    expect(body).not.toContain('left')
    const [call] = tenant.requests.filter(({ endpoint }) => endpoint === 'resource')
    expect(call?.headers.authorization).toMatch(/^Bearer /)
    for (const token of tenant.accessTokens.keys()) expect(body).not.toContain(token)
    expectNothingSecretLogged(app, tenant)
  })

  test('with a proof of the session’s key, and once more when the API changes its nonce', async () => {
    const bound = provider.tenant('dpop-nonce')
    const settings = {
      RESOURCE_URL: endpointUrl(bound, 'resource'),
      OIDC_DPOP_BOUND_ACCESS_TOKENS: 'true',
    }
    await withApp(
      bound,
      async (own) => {
        const browser = await signedIn(own)
        expect((await browser.get(dashboard)).body).toContain(`Good day, ${person.name}`)
        expect(countOf(bound, 'resource')).toBe(1)
        changeNonce(bound)
        expect((await browser.get(dashboard)).body).toContain(`Good day, ${person.name}`)
        expect(countOf(bound, 'resource')).toBe(3)
        expectNothingSecretLogged(own, bound)
      },
      settings,
    )
  })

  const troubles: [CaseName, RegExp, string][] = [
    ['resource-refuses', /did not take the call/, 'resource_refused'],
    ['resource-html', /did not take the call/, 'resource_refused'],
    ['resource-redirect', /did not take the call/, 'resource_refused'],
    ['resource-drops', /The API does not answer/, 'resource_unreachable'],
    ['resource-hang', /The API does not answer/, 'resource_unreachable'],
  ]
  test.each(troubles)('%s: the panel says so, and the rest of the page stands', async (name, text, event) => {
    tenant.definition = cases[name]
    const browser = await signedIn(app)
    const { status, body } = await browser.get(dashboard)
    expect(status).toBe(200)
    expect(body).toMatch(text)
    expect(body).toContain(person.email)
    await app.waitForLog((line) => line.event === event)
    expect(tenant.requests.filter(({ endpoint }) => endpoint.startsWith('elsewhere'))).toEqual([])
  })

  test('what it writes is cut short and shown as text', async () => {
    tenant.definition = cases['resource-writes-html']
    const { body } = await (await signedIn(app)).get(dashboard)
    expect(body).not.toContain('<script>alert(1)')
    expect(body).not.toContain('x'.repeat(201))
    expect(body).toContain('&lt;script&gt;alert(1)')
  })

  test('a signed-out visitor causes no call to it', async () => {
    await createBrowser(app.url).get(dashboard)
    expect(countOf(tenant, 'resource')).toBe(0)
  })
})

async function signedIn(app: App): Promise<Browser> {
  const browser = createBrowser(app.url)
  await signIn(browser)
  return browser
}
