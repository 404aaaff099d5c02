import { demoPeople } from '../identity-provider/accounts/demo-people.ts'
import type { DevelopmentSettings } from './development-settings.ts'

/** What the newcomer wants to know now: where everything is, and as whom to sign in. */
export function summary({ embedded, variables }: DevelopmentSettings, milliseconds: number): string {
  const rows = [
    ['The app', variables['APP_URL']],
    [embedded ? 'The embedded provider' : 'Your provider', variables['OIDC_ISSUER']],
    ...(embedded ? [['The mailbox', variables['MAILBOX_URL']]] : []),
  ]
  const people = embedded
    ? [
        '',
        'Sign in as',
        ...demoPeople.map(({ name, email, password }) => `  ${column(name)}${column(email)}${password}`),
      ]
    : []
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

function column(text: string): string {
  return text.padEnd(24)
}
