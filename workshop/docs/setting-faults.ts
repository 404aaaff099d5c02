import { execFileSync } from 'node:child_process'
import { readSettings as readProviderSettings } from '../../dev/identity-provider/settings.ts'
import { readSettings as readKeycloakSettings } from '../../dev/keycloak/settings.ts'
import { readSettings as readMailboxSettings } from '../../dev/mailbox/settings.ts'
import type { Description, Variable } from '../../lib/env/descriptions/description.ts'
import { descriptions } from '../../lib/env/descriptions/groups.ts'
import { readSettings } from '../../lib/env/settings.ts'

/**
 * The fault that the start reports for a setting of the app with this value, in shell syntax. Nothing when the value is
 * accepted.
 */
export function faultsOfApp(name: Variable, value: string): string[] {
  const read = readSettings({ ...settingsBeside(name), [name]: shellValue(value) })
  return 'faults' in read ? read.faults : []
}

/** The same for a setting of the development programs. */
export function faultsOfPrograms(name: string, value: string): string[] {
  const given = { ...examplesOf(required), ...development, [name]: value }
  const reads = [readProviderSettings(given), readMailboxSettings(given), readKeycloakSettings(given)]
  return reads.flatMap((read) => ('faults' in read ? read.faults : []))
}

/** The smallest set of other settings that this one needs. */
function settingsBeside(name: Variable): Settings {
  const { needs = [] } = descriptionOf(name)
  const replaced = [name, ...needs].flatMap((each) => descriptionOf(each).insteadOf ?? [])
  const names = [...required, ...needs].filter((each) => !replaced.includes(each))
  if (name === 'OIDC_PROVIDERS')
    return { ...examplesOf(names.filter((each) => !each.startsWith('OIDC_'))), ...severalProviders() }
  return [name, ...needs].includes('RUN_MODE') ? { ...examplesOf(names), ...development } : examplesOf(names)
}

const required: Variable[] = [
  'APP_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'SESSION_SECRET',
  'SESSION_STORE_URL',
]

const development = { APP_URL: 'http://localhost:3000', KEYCLOAK_PORT: '8080', NODE_ENV: 'development' }

function severalProviders(): Settings {
  const { example } = descriptionOf('OIDC_PROVIDERS')
  const own = (['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const).flatMap((name) =>
    example.split(',').map((provider) => {
      const value = name === 'OIDC_ISSUER' ? `https://${provider}.example.org` : descriptionOf(name).example
      return [name.replace('OIDC_', `OIDC_${provider.toUpperCase()}_`), value]
    }),
  )
  return Object.fromEntries(own)
}

function examplesOf(names: Variable[]): Settings {
  return Object.fromEntries(names.map((name) => [name, shellValue(descriptionOf(name).example)]))
}

function descriptionOf(name: Variable): Description {
  return descriptions[name]
}

/** The value after the shell has expanded it: keys and secrets are written as the command that creates one. */
function shellValue(value: string): string {
  const unquoted = value.replace(/^"(.*)"$/s, '$1')
  if (!unquoted.startsWith('$(')) return unquoted
  return execFileSync('sh', ['-c', `printf %s "${unquoted}"`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

type Settings = Record<string, string | undefined>
