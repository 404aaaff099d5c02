import { unseal } from '../../lib/session/sealing.ts'
import { stepUpAddress } from '../../lib/session/step-up-address.ts'
import { type Browser, createBrowser } from '../../test/protocol/browser.ts'
import { startSignIn } from '../../test/protocol/sign-in.ts'
import { startApp } from '../../test/start/start-app.ts'
import { Visitor } from '../development/identity-provider/visitor.ts'
import { appUrl, type Providers } from './providers.ts'

/**
 * Signs people in through the built app on one store, in every way that stores a different record. Returns the session
 * id of each, and the transaction cookies of unfinished sign-ins.
 */
export async function signPeopleIn(providers: Providers, store: Settings): Promise<Kept> {
  const sessions: Kept['sessions'] = {}
  const transactions: Kept['transactions'] = {}
  const { main, bound, named, settings } = providers

  await withApp({ ...store, ...settings.main, ...settings.github }, async () => {
    const at = (person: Person) => atProvider(main.url, person)
    sessions['administrator'] = await signIn('/auth/login', at(adam))
    sessions['remembered'] = await signIn('/auth/login?remember=1', at(alice))
    sessions['github'] = await signIn('/auth/social/github', redirected)
    const stepUp = await stepUpAddress(undefined, '/account', { maxAge: 300 })
    transactions['sign-in'] = await begin('/auth/login?remember=1&returnTo=/account')
    transactions['step-up'] = await begin(stepUp)
    transactions['github'] = await begin('/auth/social/github')
  })
  await withApp({ ...store, ...settings.bound }, async () => {
    sessions['dpop'] = await signIn('/auth/login', atProvider(bound.url, alice))
    transactions['dpop'] = await begin('/auth/login')
  })
  await withApp({ ...store, ...settings.named }, async () => {
    sessions['named'] = await signIn('/auth/login?provider=partners', atProvider(named.url, alice))
    transactions['named'] = await begin('/auth/login?provider=partners')
  })
  return { sessions, transactions }
}

async function withApp(settings: Settings, work: () => Promise<void>): Promise<void> {
  const app = await startApp({
    APP_URL: appUrl,
    ADMIN_GROUP: 'administrators',
    ...settings,
  })
  try {
    await work()
  } finally {
    await app.stop()
  }
}

async function signIn(path: string, passProvider: PassProvider): Promise<string> {
  const browser = createBrowser(appUrl)
  const { authorizationUrl } = await startSignIn(browser, path)
  const callback = await browser.get(await passProvider(authorizationUrl, browser), { 'User-Agent': firefox })
  const id = browser.cookies.get('session')
  if (!id) throw new Error(`${path} ended at ${callback.location} without a session`)
  return id
}

async function begin(path: string): Promise<Kept['transactions'][string]> {
  const browser = createBrowser(appUrl)
  const { authorizationUrl } = await startSignIn(browser, path)
  const [[name, value] = ['', '']] = browser.cookies
  const transaction = await unseal('transaction', name, value)
  return { state: authorizationUrl.searchParams.get('state') ?? '', cookie: { name, value }, transaction }
}

function atProvider(issuer: string, person: Person): PassProvider {
  return async (authorizationUrl) => {
    const visitor = new Visitor(issuer)
    return (await visitor.submit(await visitor.open(authorizationUrl.href), person)).url
  }
}

const redirected: PassProvider = async (authorizationUrl, browser) =>
  new URL((await browser.get(authorizationUrl)).location ?? '')

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const adam = { email: 'adam@example.test', password: 'adam-password-1' }
const alice = { email: 'alice@example.test', password: 'alice-password-1' }

type Settings = Record<string, string>

type Person = { email: string; password: string }

/** The provider's part of a sign-in, up to the address of the callback. */
type PassProvider = (authorizationUrl: URL, browser: Browser) => Promise<URL>

export type Kept = {
  sessions: Record<string, string>
  transactions: Record<
    string,
    { state: string; cookie: { name: string; value: string }; transaction: unknown }
  >
}
