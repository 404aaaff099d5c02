import { z } from 'zod'
import { isLoopback } from '#lib/oidc/is-loopback.ts'
import { demoAccounts } from './demo-accounts-setting.ts'
import { directoryFaults, directoryIssuers } from './directory-issuers.ts'
import { readGoneSettings } from './gone-settings.ts'
import { oktaApiToken, oktaClientId, oktaFaults, oktaFrom, oktaOrgUrl, oktaPrivateKey } from './okta.ts'
import { mayBeEmpty, type Providers, providerNames, readProviders } from './providers.ts'
import { securityProfile } from './security-profile.ts'
import { readSocial, type SocialSettings } from './social.ts'
import { appUrl, insecureFault, isInsecure, resourceUrl, sessionStoreUrl } from './urls.ts'
import { faultOf, off, seconds, sessionSecrets } from './values.ts'

/**
 * Reads every setting at once. Gives the typed settings, or one line for each fault that names the variable, what is
 * wrong with it and what to do. Never throws.
 */
export function readSettings(
  variables: Record<string, string | undefined>,
): { settings: Settings } | { faults: string[] } {
  const given = withoutEmpty(variables)
  const parsed = appSchema.safeParse(given)
  const demands = {
    loopbackHttp: given['RUN_MODE'] !== undefined,
    profile: securityProfile.safeParse(given['SECURITY_PROFILE']).data,
  }
  const providers = readProviders(given, demands)
  const social = readSocial(given, demands)
  const gone = readGoneSettings(given)
  const faults = [
    ...('faults' in providers ? providers.faults : directoryFaults(given, providers.settings)),
    ...('faults' in social ? social.faults : []),
    ...gone.faults,
    ...(parsed.success ? faultsBetween(parsed.data) : parsed.error.issues.map(faultOf)),
  ]
  if (!parsed.success || 'faults' in providers || 'faults' in social || faults.length > 0) return { faults }
  return {
    settings: {
      ...settingsFrom(parsed.data, providers.settings, social.settings),
      warnings: [...gone.warnings, ...social.warnings],
    },
  }
}

export const appSchema = z.object({
  RUN_MODE: z
    .enum(['development', 'preview'], {
      error: 'must be development or preview; leave it out in production.',
    })
    .optional(),
  APP_URL: appUrl,
  OIDC_PROVIDERS: providerNames.optional(),
  SECURITY_PROFILE: securityProfile.optional(),
  SESSION_SECRET: sessionSecrets,
  SESSION_STORE_URL: sessionStoreUrl,
  SESSION_IDLE_SECONDS: seconds.default(3600),
  SESSION_ABSOLUTE_SECONDS: seconds.default(86_400),
  SESSION_REMEMBERED_IDLE_SECONDS: seconds.default(7 * 86_400),
  SESSION_REMEMBERED_ABSOLUTE_SECONDS: seconds.default(30 * 86_400),
  UNIVERSAL_LOGOUT: off,
  FRONTCHANNEL_LOGOUT: off,
  THIRD_PARTY_INITIATED_LOGIN: off,
  RESOURCE_URL: resourceUrl.optional(),
  OKTA_ORG_URL: oktaOrgUrl.optional(),
  OKTA_API_TOKEN: oktaApiToken.optional(),
  OKTA_CLIENT_ID: oktaClientId.optional(),
  OKTA_PRIVATE_KEY: oktaPrivateKey.optional(),
  ADMIN_GROUP: z.string().optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent.',
    })
    .default('info'),
  DEMO_ACCOUNTS: demoAccounts.optional(),
  /** Set by hosts of that name. */
  VERCEL: z.string().optional(),
  NEXT_MANUAL_SIG_HANDLE: z.string().optional(),
})

function withoutEmpty(variables: Record<string, string | undefined>) {
  return Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => value !== '' || mayBeEmpty(name)),
  )
}

function faultsBetween(read: z.infer<typeof appSchema>): string[] {
  const faults: string[] = []
  if (read.RUN_MODE && !isLoopback(read.APP_URL)) {
    faults.push(
      `RUN_MODE is ${read.RUN_MODE}, but APP_URL is not a loopback address. Leave RUN_MODE out on a real host.`,
    )
  }
  for (const name of ['APP_URL', 'OKTA_ORG_URL', 'RESOURCE_URL'] as const) {
    if (isInsecure(read[name], read.RUN_MODE !== undefined)) faults.push(`${name} ${insecureFault}`)
  }
  // FAPI 2.0 Security Profile 5.3.3.1: only the person may start a flow.
  if (read.SECURITY_PROFILE && read.THIRD_PARTY_INITIATED_LOGIN) {
    faults.push(
      `THIRD_PARTY_INITIATED_LOGIN is true, but SECURITY_PROFILE is ${read.SECURITY_PROFILE}. Leave it out.`,
    )
  }
  faults.push(...oktaFaults(read))
  if (read.VERCEL && read.SESSION_STORE_URL.startsWith('file:')) {
    faults.push(
      'SESSION_STORE_URL names a file, but this host loses its disk between requests. Set the address of a Redis, rediss://…',
    )
  }
  if (read.DEMO_ACCOUNTS && !read.RUN_MODE) {
    faults.push('DEMO_ACCOUNTS shows passwords on the home page. Leave it out in production.')
  }
  for (const kind of ['SESSION', 'SESSION_REMEMBERED'] as const) {
    if (read[`${kind}_IDLE_SECONDS`] > read[`${kind}_ABSOLUTE_SECONDS`]) {
      faults.push(
        `${kind}_IDLE_SECONDS is longer than ${kind}_ABSOLUTE_SECONDS. Make it shorter, or the other longer.`,
      )
    }
  }
  return faults
}

function settingsFrom(read: z.infer<typeof appSchema>, providers: Providers, social: SocialSettings[]) {
  return {
    runMode: read.RUN_MODE,
    appUrl: read.APP_URL,
    providers,
    social,
    sessionSecrets: read.SESSION_SECRET,
    sessionStoreUrl: read.SESSION_STORE_URL,
    session: {
      idleSeconds: read.SESSION_IDLE_SECONDS,
      absoluteSeconds: read.SESSION_ABSOLUTE_SECONDS,
      rememberedIdleSeconds: read.SESSION_REMEMBERED_IDLE_SECONDS,
      rememberedAbsoluteSeconds: read.SESSION_REMEMBERED_ABSOLUTE_SECONDS,
    },
    universalLogout: read.UNIVERSAL_LOGOUT,
    frontchannelLogout: read.FRONTCHANNEL_LOGOUT,
    thirdPartyInitiatedLogin: read.THIRD_PARTY_INITIATED_LOGIN,
    resourceUrl: read.RESOURCE_URL,
    okta: oktaFrom(read),
    directoryIssuers: directoryIssuers(providers, read.OKTA_ORG_URL),
    logLevel: read.LOG_LEVEL,
    demoAccounts: read.DEMO_ACCOUNTS ?? [],
    /** `npm start` sets it: Next then leaves the signals to this app. */
    finishesOnSignal: read.NEXT_MANUAL_SIG_HANDLE !== undefined,
  }
}

/** The variables that the app reads, except those of its providers. */
export type AppVariable = keyof typeof appSchema.shape

/** `warnings`: what the start says about settings, and goes on. */
export type Settings = ReturnType<typeof settingsFrom> & { warnings: string[] }
