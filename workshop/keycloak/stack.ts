import type { BrowserContextOptions } from 'playwright-core'
import { inject } from 'vitest'
import { type AdminRest, adminRest } from '../../dev/keycloak/admin-rest.ts'
import { keycloakAdmin } from '../../dev/keycloak/keycloak-admin.ts'
import type { KeycloakSettings } from '../../dev/keycloak/start-keycloak.ts'
import { newVisitor, type Visitor } from '../../test/browser/stack.ts'
import { openBrowser } from '../../test/start/browser.ts'
import { type App, startApp } from '../../test/start/start-app.ts'
import { type RunningMailbox, startMailbox } from '../../test/start/start-mailbox.ts'

/** The built app, a mailbox and a Chromium for a running Keycloak: the shared one, unless another is given. */
export async function startStack(
  keycloak: Around = shared(),
  settings: Record<string, string> = {},
): Promise<Stack> {
  const { appUrl, smtpPort } = keycloak.settings
  const [mailbox, app, browser] = await Promise.all([
    startMailbox(smtpPort),
    startApp({ APP_URL: appUrl, ...keycloak.client, ADMIN_GROUP: 'administrators', ...settings }),
    openBrowser(),
  ])
  return {
    app,
    mailbox,
    issuer: keycloak.issuer,
    client: keycloak.client,
    logFile: keycloak.logFile,
    admin: adminRest(new URL(keycloak.issuer).origin, keycloakAdmin),
    newVisitor: (options) => newVisitor(browser, app.url, options),
    async stop() {
      await browser.close()
      await Promise.all([app.stop(), mailbox.stop()])
    },
  }
}

/** The Keycloak that all files share. */
export function shared(): Around {
  const keycloak = inject('keycloak')
  if (!keycloak) throw new Error('There is no Keycloak.')
  return keycloak
}

type Around = {
  issuer: string
  client: Record<string, string>
  logFile: string
  settings: Pick<KeycloakSettings, 'appUrl' | 'smtpPort'>
}

export type Stack = {
  app: App
  mailbox: RunningMailbox
  issuer: string
  /** The settings of its client. */
  client: Record<string, string>
  logFile: string
  admin: AdminRest
  newVisitor(options?: BrowserContextOptions): Promise<Visitor>
  stop(): Promise<void>
}
