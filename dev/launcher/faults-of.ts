import { readSettings } from '#lib/env/settings.ts'
import { readSettings as readProviderSettings } from '../identity-provider/settings.ts'
import { readSettings as readKeycloakSettings } from '../keycloak/settings.ts'
import { readSettings as readMailboxSettings } from '../mailbox/settings.ts'
import type { DevelopmentSettings } from './development-settings.ts'

/** One line for each setting that the app or a program beside it cannot use. */
export function faultsOf({ provider, variables }: DevelopmentSettings): string[] {
  const besideTheApp = { ...variables, NODE_ENV: 'development' }
  const reads = [
    readSettings(variables),
    ...(provider === 'embedded' ? [readProviderSettings(besideTheApp)] : []),
    ...(provider === 'keycloak' ? [readKeycloakSettings(besideTheApp)] : []),
    ...(provider === 'elsewhere' ? [] : [readMailboxSettings(besideTheApp)]),
  ]
  const faults = [
    ...overHttps(variables['APP_URL']),
    ...reads.flatMap((read) => ('faults' in read ? read.faults : [])),
  ]
  const settings = new Set<string>()
  // Programs that read the same setting report the same fault; the first report is enough.
  return faults.filter((fault) => {
    const [setting = ''] = fault.split(' ')
    return !(provider !== 'elsewhere' && ours.has(setting)) && !settings.has(setting) && settings.add(setting)
  })
}

/** The launcher derives these from ports, whose faults are reported instead. */
const ours = new Set(['OIDC_ISSUER', 'OKTA_ORG_URL', 'MAILBOX_URL', 'SMTP_URL'])

function overHttps(appUrl = ''): string[] {
  if (!appUrl.startsWith('https:')) return []
  return [
    'APP_URL uses https, but npm run dev and npm run preview serve plain http. Use http://localhost:3000.',
  ]
}
