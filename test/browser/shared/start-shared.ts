import { temporaryFolder } from '../../start/temporary-folder.ts'
import { alice } from '../people.ts'
import { type Servers, startServers, startServersWithDirectory } from '../stack.ts'

/** Starts one of the stacks that all browser files share. */
export async function startShared(name: StackName): Promise<SharedServers> {
  const file = `${temporaryFolder()}/sessions.db`
  const settings = {
    SESSION_STORE_URL: `file:${file}`,
    SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
    ADMIN_GROUP: 'editors',
  }
  const servers = await stacks[name](settings)
  const { app, provider, mailbox } = servers
  const { url, client } = provider
  return Object.assign(servers, {
    description: { appUrl: app.url, provider: { url, client }, mailboxUrl: mailbox.url, settings, file },
  })
}

/** Every third of these people is an editor. */
const people = { IDENTITY_PROVIDER_PEOPLE: '900', IDENTITY_PROVIDER_LOCK_SECONDS: '600' }

const demoAccounts = [
  { name: 'Alice', email: alice.email, password: alice.password, status: 'active', note: 'A member' },
]

const stacks = {
  plain: (app: Settings) =>
    startServers({
      provider: people,
      app: { ...app, DEMO_ACCOUNTS: JSON.stringify(demoAccounts), THIRD_PARTY_INITIATED_LOGIN: 'true' },
    }),
  strict: (app: Settings) =>
    startServers({
      provider: { ...people, IDENTITY_PROVIDER_MODE: 'okta', IDENTITY_PROVIDER_ID_TOKEN: 'thin' },
      app: { ...app, OIDC_PRESET: 'okta' },
    }),
  directory: (app: Settings) =>
    startServersWithDirectory({
      provider: { ...people, IDENTITY_PROVIDER_PEOPLE: '10000', IDENTITY_PROVIDER_RATE_LIMIT: '1000000' },
      app,
    }),
}

type Settings = Record<string, string>

export type StackName = keyof typeof stacks

export type SharedServers = Servers & { description: StackDescription }

/** The data that the starting process gives to the tests' processes. */
export type StackDescription = {
  appUrl: string
  provider: Pick<Servers['provider'], 'url' | 'client'>
  mailboxUrl: string
  settings: { SESSION_STORE_URL: string; SESSION_SECRET: string; ADMIN_GROUP: string }
  /** The app's session store. */
  file: string
}
