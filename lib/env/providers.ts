import { z } from 'zod'
import {
  type Demands,
  type ProviderSettings,
  pageSettings,
  providerSettingNames,
  readProvider,
} from './provider.ts'
import { variableName } from './values.ts'

/** `OIDC_PROVIDERS`: the names of several providers, separated by commas; the first is the default. */
export const providerNames = z
  .string()
  .transform((value) => value.split(',').map((name) => name.trim()))
  .refine((names) => names.every((name) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)), {
    error: 'must list names of small letters, digits and single hyphens, e.g. okta,partner.',
    abort: true,
  })
  .refine((names) => new Set(names).size === names.length, 'lists a name twice. Leave one out.')

/**
 * Reads the settings of each provider: those in `OIDC_PROVIDERS`, each from variables of its own such as
 * `OIDC_OKTA_ISSUER`, or else the single provider without a name. One line for each fault, with the variable's full name.
 * `providerNames` reports faults of the list itself. Never throws.
 */
export function readProviders(
  variables: Record<string, string | undefined>,
  demands: Demands,
): { settings: Providers } | { faults: string[] } {
  const names = providerNames.optional().safeParse(variables['OIDC_PROVIDERS'])
  if (!names.success) return { faults: [] }
  const reads = (names.data ?? [undefined]).map((name) => readNamed(name, variables, demands))
  const [first, ...others] = reads.flatMap((read) => ('settings' in read ? [read.settings] : []))
  const faults = [
    ...reads.flatMap((read) => ('faults' in read ? read.faults : [])),
    ...(names.data ? strayFaults(names.data, variables) : []),
    ...(first ? twinFaults([first, ...others]) : []),
    ...(first ? keyFaults([first, ...others]) : []),
  ]
  if (!first || faults.length > 0) return { faults }
  // A group at one provider gives no administrator's rights to members of an equally named group at another.
  const adminGroup = first.adminGroup ?? variables['ADMIN_GROUP']
  return { settings: [{ ...first, adminGroup }, ...others] }
}

/** Whether an empty variable has a meaning: an empty address of a provider's page hides the link. */
export function mayBeEmpty(variable: string): boolean {
  return pageSettings.some((setting) => setting === `OIDC_${known.exec(variable)?.[2]}`)
}

/** A text about a single provider's settings, with the variable names of this one of several. */
export function ownVariableNames(name: string, text: string): string {
  return text.replaceAll(plain, `${prefixOf(name)}$1`)
}

function readNamed(name: string | undefined, variables: Variables, demands: Demands): Reading {
  const read = readProvider(name === undefined ? variables : ownVariables(name, variables), demands)
  if ('settings' in read) {
    const adminGroup = name === undefined ? undefined : variables[`${prefixOf(name)}ADMIN_GROUP`]
    return { settings: { ...read.settings, name, adminGroup } }
  }
  if (name === undefined) return read
  return { faults: read.faults.map((fault) => ownVariableNames(name, fault)) }
}

/** A provider's variables, under the names of a single provider's. */
function ownVariables(name: string, variables: Variables): Variables {
  const prefix = prefixOf(name)
  const own = Object.entries(variables).filter(([variable]) => variable.startsWith(prefix))
  return Object.fromEntries(own.map(([variable, value]) => [`OIDC_${variable.slice(prefix.length)}`, value]))
}

/** A setting of an unlisted provider is a fault: it would have no effect. */
function strayFaults(names: string[], variables: Variables): string[] {
  const listed = new Set(names.map(variableName))
  const stray = Object.keys(variables).filter((variable) => {
    const [, owner, setting] = known.exec(variable) ?? []
    return setting !== undefined && variables[variable] !== undefined && !listed.has(owner ?? '')
  })
  const fix = `Begin it with the name of one, e.g. ${prefixOf(names[0] ?? '')}, or leave it out.`
  return stray.map(
    (variable) => `${variable} belongs to no provider: OIDC_PROVIDERS lists ${names.join(', ')}. ${fix}`,
  )
}

/** Two names for one client at one issuer are a fault: a session would belong to both. */
function twinFaults(providers: NamedProvider[]): string[] {
  return providers.flatMap((provider, index) => {
    const twin = providers
      .slice(0, index)
      .find(({ issuer, clientId }) => issuer === provider.issuer && clientId === provider.clientId)
    if (!twin) return []
    const [own, others] = [provider, twin].map(({ name = '' }) => `${prefixOf(name)}CLIENT_ID`)
    return [
      `${own} is the client that ${others} names, at the same issuer. Leave one of the two providers out.`,
    ]
  })
}

/** All keys are published at one address, so each `kid` must be unique. */
function keyFaults(providers: NamedProvider[]): string[] {
  const seen = new Map<string, string>()
  return providers.flatMap(({ name, credential }) =>
    ('keys' in credential ? credential.keys : []).flatMap(({ kid, ...key }) => {
      if (kid === undefined) return []
      const material = JSON.stringify(Object.entries(key).sort())
      const other = seen.get(kid)
      seen.set(kid, other ?? material)
      if (other === undefined || other === material) return []
      return [
        `${name === undefined ? 'OIDC_' : prefixOf(name)}CLIENT_PRIVATE_KEY has a key with the kid ${kid}, as another one. Give it a kid of its own.`,
      ]
    }),
  )
}

function prefixOf(name: string): string {
  return `OIDC_${variableName(name)}_`
}

const settings = [...providerSettingNames, 'OIDC_ADMIN_GROUP'].map((name) => name.replace(/^OIDC_/, ''))
const known = new RegExp(`^OIDC_(?:(.+)_)?(${settings.join('|')})$`)
const plain = new RegExp(`\\bOIDC_(${settings.join('|')})\\b`, 'g')

type Variables = Record<string, string | undefined>

type Reading = { settings: NamedProvider } | { faults: string[] }

/** `adminGroup`: its members among this provider's people are administrators. */
export type NamedProvider = ProviderSettings & { name: string | undefined; adminGroup: string | undefined }

/** The first is the default. */
export type Providers = [NamedProvider, ...NamedProvider[]]
