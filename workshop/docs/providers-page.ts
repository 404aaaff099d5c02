import type { AccountPage, Preset } from '../../lib/oidc/presets/preset.ts'
import { presets } from '../../lib/oidc/presets/presets.ts'
import { table } from './table.ts'

/** `docs/providers.md`, from the presets. */
export function providersPage(): string {
  const all = Object.values(presets)
  return `${head}
## Which preset

${table(
  ['preset', 'selected at', 'tried or not'],
  all.map((preset) => [`\`${preset.name}\``, knownBy(preset), sources[preset.source]]),
)}

## Where people go

${legend}

${table(
  ['preset', 'registration', 'forgotten password', 'change password', 'personal details', 'sign-in factors'],
  all.map(({ name, pages }) => [`\`${name}\``, ...order.map((page) => way(pages[page]))]),
)}

## Scopes, sign-out, and notes

${table(
  ['preset', 'scopes', 'sign-out', 'notes'],
  all.map((preset) => [`\`${preset.name}\``, scopes(preset), signOut(preset), preset.quirks.join(' ')]),
)}

${foot}`
}

const head = `<!-- Written by \`npm run docs:providers\` in workshop/, from lib/oidc/presets. -->

# Providers

A preset is what the app knows about a provider beyond its metadata: a few lines of data in \`lib/oidc/presets/\`. The issuer selects it, or \`OIDC_PRESET\` does, for example with a custom domain. Any OpenID provider works with \`generic\`.

The embedded provider and Keycloak were **tried**: journeys run on them. Every other preset **follows its maker's documentation** and other published sources, and was not tried.
`

const legend = `\`name=value\` is added to our authorization request, with state, nonce and PKCE: people come back signed in. \`▸ endpoint\` is the same request at another endpoint, relative to the authorization endpoint. \`↗ address\` is a page without an authorization request, relative to the issuer; people do not come back from it automatically. "Sign-in page" means that the link opens the sign-in page, which has its own link. "–" means no link: the page does not exist, or its address is not documented. Each address can be set: \`OIDC_REGISTRATION_URL\`, \`OIDC_PASSWORD_RESET_URL\`, \`OIDC_CHANGE_PASSWORD_URL\`, \`OIDC_PROFILE_URL\`, \`OIDC_MFA_URL\`; an empty value hides the link.`

const foot = `The redirect URI at every provider: \`APP_URL\` + \`/auth/callback\`. The post-logout redirect URI: \`APP_URL\` + \`/auth/signed-out\`.
`

const sources: Record<Preset['source'], string> = {
  tried: 'tried on the provider itself',
  published: 'follows its maker’s documentation; not tried',
}

const order: AccountPage[] = ['registration', 'password_reset', 'change_password', 'profile', 'mfa']

function knownBy({ name, knownBy: by }: Preset): string {
  if (!by) return name === 'generic' ? 'every other issuer' : '– (by `OIDC_PRESET` only)'
  if ('path' in by) return `an issuer with \`${by.path}\` in its path`
  return by.hosts.map((host) => `\`${host}\``).join(', ')
}

function way(page: Preset['pages'][AccountPage]): string {
  if (!page) return '–'
  if ('address' in page) return `\`↗ ${page.address}\``
  const parameters = Object.entries(page.params).map(([name, value]) => `${name}=${value}`)
  const parts = [...(page.endpoint ? [`▸ ${page.endpoint}`] : []), ...parameters]
  const request = parts.length > 0 ? parts.map((part) => `\`${part}\``).join(' ') : 'sign-in page'
  return page.onlyIfOffered ? `${request} where \`${page.onlyIfOffered}\` has it` : request
}

function scopes({ scopes: always, groupsScope }: Preset): string {
  const asked = `\`${always.join(' ')}\``
  return groupsScope
    ? `${asked}, and \`${groupsScope}\` with \`ADMIN_GROUP\` at an issuer without a path`
    : asked
}

function signOut({ signOut: own }: Preset): string {
  const standard = 'RP-Initiated Logout, where the metadata has it'
  if (!own) return standard
  const request = `\`${own.endpoint}?client_id&${own.returnParameter}\``
  return own.onlyWithout ? `${standard}; else ${request}` : request
}
