import { requireSettings } from '#lib/env/require-settings.ts'
import type { Settings } from '#lib/env/settings.ts'
import { log } from '#lib/log/log.ts'
import { providerMetadata } from '#lib/oidc/provider-metadata.ts'
import { store } from '#lib/session/store/store.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { clients } from '#lib/ways-in/clients.ts'
import { sendContentSecurityPolicy } from './content-security-policy.ts'
import { finishOnSignal } from './finish-on-signal.ts'

/** Checks the settings, sets the policy header on every answer, and ends the process in good order. */
export function startServerDuties(): void {
  const settings = requireSettings()
  log().level = settings.logLevel
  for (const detail of settings.warnings) log().warn({ event: 'setting_warning', detail })
  sendContentSecurityPolicy({
    development: settings.runMode === 'development',
    framed: settings.frontchannelLogout
      ? { path: '/auth/frontchannel-logout', by: issuerOrigins(settings) }
      : undefined,
  })
  if (settings.finishesOnSignal) finishOnSignal()
  // Opens the store and fetches the metadata early, so that the first visitor waits for neither. If the provider is
  // down, the first sign-in reports it.
  store()
  for (const client of clients()) {
    providerMetadata(client, requestBudget()).catch(() => {})
  }
}

function issuerOrigins({ providers }: Settings): string {
  return [...new Set(providers.map(({ issuer }) => new URL(issuer).origin))].join(' ')
}
