import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { openBrowser } from '../start/browser.ts'
import { freePort } from '../start/free-port.ts'
import { startApp } from '../start/start-app.ts'
import { startIdentityProvider } from '../start/start-identity-provider.ts'
import { startMailbox } from '../start/start-mailbox.ts'
import { alice, signIn } from './people.ts'

/** Everything that a journey needs, for real: the mailbox, the embedded provider, the built app and a Chromium. */
export async function startStack(settings: { provider?: Settings; app?: Settings } = {}): Promise<Stack> {
  const appUrl = `http://localhost:${await freePort()}`
  const mailbox = await startMailbox()
  const provider = await startIdentityProvider({ appUrl, ...mailbox.settings, ...settings.provider })
  const [app, browser] = await Promise.all([
    startApp({ APP_URL: appUrl, ...provider.client, ADMIN_GROUP: 'administrators', ...settings.app }),
    openBrowser(),
  ])
  return {
    mailbox,
    provider,
    app,
    browser,
    newVisitor: (options) => newVisitor(browser, app.url, options),
    async stop() {
      await browser.close()
      await Promise.all([app.stop(), provider.stop(), mailbox.stop()])
    },
  }
}

/** The same with the provider's directory; `control` orders trouble of it, and tells or forgets the calls that it counted. */
export async function startStackWithDirectory(
  provider: Settings = {},
  app: Settings = {},
): Promise<StackWithDirectory> {
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const credential = { OKTA_API_TOKEN: '00test-token-of-the-directory' }
  const stack = await startStack({
    provider: { IDENTITY_PROVIDER_PORT: port, ...credential, ...provider },
    app: { OKTA_ORG_URL: url, ...credential, ...app },
  })
  await warmDirectory(stack)
  return { ...stack, control: (method, order) => control(url, method, order) }
}

/** The SDK's import and its first calls take their time once, where the machine is busy more than a page waits. */
async function warmDirectory({ newVisitor, app }: Stack): Promise<void> {
  const visitor = await newVisitor()
  visitor.setDefaultTimeout(60_000)
  const page = await visitor.newPage()
  await signIn(page, alice)
  const panel = page.getByRole('region', { name: 'Directory' })
  for (let look = 1; ; look += 1) {
    await page.goto('/dashboard?directory=wait')
    const says = await panel.innerText()
    if (says.includes('Active')) break
    if (look === 3) throw new Error(`The directory does not come: ${says}\n${app.output()}`)
  }
  await visitor.close()
}

async function control(url: string, method: string, order?: object): Promise<Control> {
  const answer = await fetch(`${url}/management/control`, {
    method,
    ...(order && { body: JSON.stringify(order) }),
  })
  if (!answer.ok) throw new Error(`The provider answered ${answer.status}.`)
  return (await answer.json()) as Control
}

/** A browser of one person's own, that remembers whatever its pages complain about. */
export async function newVisitor(
  browser: Browser,
  baseURL: string,
  options?: BrowserContextOptions,
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, ...options })
  context.setDefaultTimeout(30_000)
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  return Object.assign(context, { complaints })
}

type Settings = Record<string, string>

export type Visitor = BrowserContext & { complaints: string[] }

export type Stack = {
  mailbox: Awaited<ReturnType<typeof startMailbox>>
  provider: Awaited<ReturnType<typeof startIdentityProvider>>
  app: Awaited<ReturnType<typeof startApp>>
  browser: Browser
  newVisitor(options?: BrowserContextOptions): Promise<Visitor>
  stop(): Promise<void>
}

type Control = { calls: { method: string; path: string; query: string; status: number }[] }

export type StackWithDirectory = Stack & {
  control(method: 'GET' | 'PUT' | 'DELETE', order?: object): Promise<Control>
}
