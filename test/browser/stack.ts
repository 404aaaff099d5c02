import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { openBrowser } from '../start/browser.ts'
import { freePort } from '../start/free-port.ts'
import { startApp } from '../start/start-app.ts'
import { startIdentityProvider } from '../start/start-identity-provider.ts'
import { startMailbox } from '../start/start-mailbox.ts'
import { warmDirectory } from './warm-directory.ts'

/** Starts the mailbox, the embedded provider and the built app. */
export async function startServers({ provider, app }: ServerSettings = {}): Promise<Servers> {
  const appUrl = `http://localhost:${await freePort()}`
  const mailbox = await startMailbox()
  const running = await startIdentityProvider({ appUrl, ...mailbox.settings, ...provider })
  const settings = { APP_URL: appUrl, ...running.client, ADMIN_GROUP: 'administrators', ...app }
  const started = await startApp(settings)
  return {
    mailbox,
    provider: running,
    app: started,
    async stop() {
      await Promise.all([started.stop(), running.stop(), mailbox.stop()])
    },
  }
}

/** The same with the provider's directory. The app has loaded its client and made one call. */
export async function startServersWithDirectory({ provider, app }: ServerSettings = {}): Promise<Servers> {
  const port = String(await freePort())
  const servers = await startServers({
    provider: { IDENTITY_PROVIDER_PORT: port, OKTA_API_TOKEN: directoryToken, ...provider },
    app: { OKTA_ORG_URL: `http://localhost:${port}`, OKTA_API_TOKEN: directoryToken, ...app },
  })
  await warmDirectory(servers)
  return servers
}

/** These servers and a Chromium of its own. */
export async function withBrowser(servers: Servers): Promise<Stack> {
  const browser = await openBrowser()
  return {
    ...servers,
    newVisitor: (options) => newVisitor(browser, servers.app.url, options),
    async stop() {
      await browser.close()
      await servers.stop()
    },
  }
}

/** A browser context of one person, which collects the errors of its pages. */
export async function newVisitor(
  browser: Browser,
  baseURL: string,
  options?: BrowserContextOptions,
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, ...options })
  context.setDefaultTimeout(120_000)
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  return Object.assign(context, { complaints })
}

export const directoryToken = '00test-token-of-the-directory'

type Settings = Record<string, string>

export type ServerSettings = { provider?: Settings; app?: Settings }

export type Servers = {
  mailbox: Awaited<ReturnType<typeof startMailbox>>
  provider: Awaited<ReturnType<typeof startIdentityProvider>>
  app: Awaited<ReturnType<typeof startApp>>
  stop(): Promise<void>
}

export type Visitor = BrowserContext & { complaints: string[] }

export type Stack = Servers & { newVisitor(options?: BrowserContextOptions): Promise<Visitor> }
