import { startHostileProvider } from '../../test/hostile-provider/start-hostile-provider.ts'
import type { Tenant } from '../../test/hostile-provider/tenant.ts'
import { type App, appFor } from '../../test/protocol/app-for.ts'
import { type Browser, createBrowser } from '../../test/protocol/browser.ts'
import { signIn } from '../../test/protocol/sign-in.ts'
import { inDatabase } from '../../test/start/in-database.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'

/** The built app with a correct provider, and a person who is signed in and must stay signed in. */
export async function startWorld(): Promise<World> {
  const provider = await startHostileProvider()
  const tenant = provider.tenant('two-keys', 'fat', 'fuzz')
  const file = `${temporaryFolder()}/sessions.db`
  const app = await appFor(tenant, { UNIVERSAL_LOGOUT: 'true', SESSION_STORE_URL: `file:${file}` })
  const sessions = () =>
    inDatabase(file, (database) => database.prepare('select key from session order by key').raw(true).all())
  return {
    app,
    tenant,
    sessions: () => sessions().flat().join(),
    async stop() {
      await app.stop()
      await provider.stop()
    },
  }
}

/** A new sign-in, and the `sid` of its session at the provider. */
export async function signedIn({ app }: World): Promise<{ browser: Browser; sid: string }> {
  const browser = createBrowser(app.url)
  const { callbackUrl } = await signIn(browser)
  return { browser, sid: `sid-${callbackUrl.searchParams.get('code')?.slice(0, 8)}` }
}

export type World = {
  app: App
  tenant: Tenant
  /** The keys of every session in the store. */
  sessions(): string
  stop(): Promise<void>
}
