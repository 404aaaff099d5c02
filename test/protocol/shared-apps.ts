import { onTestFinished, TestRunner } from 'vitest'
import { type CaseName, cases } from '../hostile-provider/cases.ts'
import type { HostileCase } from '../hostile-provider/hostile-case.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { createTenant, type Tenant } from '../hostile-provider/tenant.ts'
import { type AppLog, createAppLog, type LogLine } from '../start/app-log.ts'
import { type App, startApp } from '../start/start-app.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type Browser, createBrowser } from './browser.ts'
import { defaultSlot, type Kind, type Slot, settingsOf, slots } from './slots.ts'

/**
 * An issuer of its own for a test, at the app that all tests of this process share: it has a provider for each of many
 * issuers, and has not yet asked this one for anything. What every provider of this app has in common: Universal
 * Logout, front-channel logout and sign-ins that another site begins are switched on.
 */
export async function takeIssuer(
  name: CaseName,
  { kind = 'plain', fat = false }: Wanted = {},
): Promise<Issuer> {
  const { app, store, provider, free } = await appWithFree(kind)
  const slot = free[kind].pop() as Slot
  const tenant = provider.tenantAt(`/${slot.name}`, name, fat, slot.settings['ISSUER_END'])
  tenant.client = { ...tenant.client, callback: `/auth/callback/${slot.name}` }
  return {
    ...(await seenFromNow(app, `/auth/callback/${slot.name}`)),
    tenant,
    store,
    provider: slot.name,
    clientSecret: slot.settings['CLIENT_SECRET'] ?? tenant.client.secret,
    visitor: () => createBrowser(app.url, slot.name),
  }
}

/**
 * The issuer of the other shared app, which has this one provider, no optional capability, and logs all that it can. It
 * is as new but for its metadata and keys, so that a case may change neither.
 */
export async function takeOnlyIssuer(name: CaseName = 'happy', { fat = false } = {}): Promise<Issuer> {
  const { metadata, keys, header, client }: HostileCase = cases[name]
  if (metadata || keys || header || client)
    throw new Error(`${name} changes what the app knows of its one provider`)
  onlyApp ??= startOnlyApp()
  const { app, store, tenant } = await onlyApp
  Object.assign(tenant, createTenant(tenant.issuer, tenant.otherOrigin, cases[name], fat))
  const seen = await seenFromNow(app, '/auth/callback')
  return {
    ...seen,
    tenant,
    store,
    provider: undefined,
    clientSecret: tenant.client.secret,
    visitor: () => createBrowser(app.url),
  }
}

let onlyApp: ReturnType<typeof startOnlyApp> | undefined
let appOfMany: ReturnType<typeof startAppOfMany> | undefined

async function startOnlyApp() {
  const tenant = (await startHostileProvider()).tenant('happy')
  const store = `${temporaryFolder()}/sessions.db`
  const app = await startApp({
    OIDC_ISSUER: tenant.issuer,
    OIDC_CLIENT_ID: tenant.client.id,
    OIDC_CLIENT_SECRET: tenant.client.secret,
    OIDC_PRESET: 'generic',
    SESSION_STORE_URL: `file:${store}`,
    LOG_LEVEL: 'debug',
  })
  return { app, store, tenant }
}

/** The running app, or a new one when all its issuers of that kind are taken. */
async function appWithFree(kind: Kind) {
  if (!appOfMany || (await appOfMany).free[kind].length === 0) appOfMany = startAppOfMany()
  return appOfMany
}

async function startAppOfMany() {
  const provider = await startHostileProvider()
  const free = slots()
  const all = Object.values(free).flat()
  provider.tenantAt(`/${defaultSlot.name}`, 'two-keys', true)
  const store = `${temporaryFolder()}/sessions.db`
  const app = await startApp({
    ...settingsOf([defaultSlot, ...all], provider.port),
    SESSION_STORE_URL: `file:${store}`,
    UNIVERSAL_LOGOUT: 'true',
    FRONTCHANNEL_LOGOUT: 'true',
    THIRD_PARTY_INITIATED_LOGIN: 'true',
  })
  await metadataRefused(provider, app, all.length)
  return { app, store, provider, free }
}

/** The app requests all metadata at its start and gets none, so the first call that an issuer answers is the test's. */
async function metadataRefused(provider: HostileProvider, app: App, issuers: number): Promise<void> {
  await provider.refused(issuers)
  // After a few further requests, one after the other, the app has read all of these refusals.
  for (let time = 0; time < 3; time++) await fetch(`${app.url}/health/live`)
}

/** The app, with a log that holds nothing of what was done before. */
async function seenFromNow(app: App, callback: string): Promise<{ app: SharedApp }> {
  await logCaughtUp(app, callback)
  const log = createAppLog()
  const stop = app.listen(log.record)
  // Not where a hook takes it for all tests of a file.
  if (TestRunner.getCurrentTest()) onTestFinished(stop)
  const before = app.output().length
  return {
    app: {
      url: app.url,
      log: log.lines,
      waitForLog: log.waitFor,
      output: () => app.output().slice(before),
    },
  }
}

/** Lines come in order: when that of this refusal has come, all before it have. */
async function logCaughtUp(app: App, callback: string): Promise<void> {
  const answer = await fetch(`${app.url}${callback}?state=unknown`, { redirect: 'manual' })
  const reference = new URL(answer.headers.get('location') ?? '').searchParams.get('reference')
  await app.waitForLog((line) => line.reference === reference)
}

export type Wanted = { kind?: Kind /** The ID token holds all claims. */; fat?: boolean }

export type Issuer = {
  app: SharedApp
  tenant: Tenant
  /** The file of the app's sessions. */
  store: string
  /** Its name in `OIDC_PROVIDERS`. */
  provider: string | undefined
  /** The one that the app sends, which need not be right. */
  clientSecret: string
  /** A new browser, whose sign-ins begin at this issuer. */
  visitor(): Browser
}

export type SharedApp = {
  url: string
  /** Every line since the issuer was taken. */
  log: LogLine[]
  waitForLog: AppLog['waitFor']
  output(): string
}
