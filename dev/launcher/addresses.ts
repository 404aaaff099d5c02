import type { DevelopmentSettings } from './development-settings.ts'

/** The address of each process, and the setting that changes it. */
export function addresses({ provider, variables }: DevelopmentSettings): Address[] {
  const app = new URL(variables['APP_URL'] ?? '')
  const own = (name: string, setting: string): Address => ({
    name,
    setting,
    host: 'localhost',
    port: Number(variables[setting]),
  })
  return [
    {
      name: 'the app',
      setting: 'APP_URL',
      host: app.hostname.replace(/[[\]]/g, ''),
      port: Number(app.port || 80),
    },
    ...(provider === 'embedded' ? [own('the embedded provider', 'IDENTITY_PROVIDER_PORT')] : []),
    ...(provider === 'keycloak' ? [own('Keycloak', 'KEYCLOAK_PORT')] : []),
    ...(provider === 'elsewhere'
      ? []
      : [own('the mailbox', 'MAILBOX_PORT'), own('the mailbox’s SMTP', 'SMTP_PORT')]),
  ]
}

export type Address = { name: string; setting: string; host: string; port: number }
