import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { openBrowser } from '../start/browser.ts'
import { freePort } from '../start/free-port.ts'
import { startApp } from '../start/start-app.ts'
import { startIdentityProvider } from '../start/start-identity-provider.ts'
import { startMailbox } from '../start/start-mailbox.ts'

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
