import { demoPeople } from '../identity-provider/accounts/demo-people.ts'
import { keycloakAdmin } from '../keycloak/keycloak-admin.ts'
import type { DevelopmentSettings, Provider, Variables } from './development-settings.ts'

/** The text that the launcher prints when all is ready: the addresses and the demo accounts. */
export function summary({ provider, variables }: DevelopmentSettings, milliseconds: number): string {
  const rows = [
    ['The app', variables['APP_URL']],
    [providerNames[provider], variables['OIDC_ISSUER'] ?? variables['OIDC_PROVIDERS']],
    ...(provider === 'keycloak' ? [['Keycloak’s console', consoleOf(variables)]] : []),
    ...(provider === 'elsewhere' ? [] : [['The mailbox', variables['MAILBOX_URL']]]),
  ]
  const people =
    provider === 'elsewhere'
      ? []
      : [
          '',
          'Sign in as',
          ...demoPeople.map(({ name, email, password }) => `  ${column(name)}${column(email)}${password}`),
        ]
  const lines = [
    '',
    `Ready after ${(milliseconds / 1000).toFixed(1)} s. Ctrl-C ends all.`,
    '',
    ...rows.map(([name, address]) => `  ${column(name ?? '')}${address}`),
    ...people,
    '',
  ]
  return `${lines.join('\n')}\n`
}

const providerNames: Record<Provider, string> = {
  embedded: 'The embedded provider',
  keycloak: 'Keycloak',
  elsewhere: 'Your provider',
}

function consoleOf({ KEYCLOAK_PORT }: Variables): string {
  return `http://localhost:${KEYCLOAK_PORT}/admin (${keycloakAdmin.username}, ${keycloakAdmin.password})`
}

function column(text: string): string {
  return text.padEnd(24)
}
