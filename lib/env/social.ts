import { isGone } from './gone-settings.ts'
import type { Demands } from './provider.ts'
import type { SecurityProfile } from './security-profile.ts'
import { type AllowList, readAllowList } from './social-allow-list.ts'
import { type SocialProviderName, socialIssuers, socialProviderNames } from './social-names.ts'
import { insecureFault, isInsecure } from './urls.ts'
import { credential, variableName } from './values.ts'

/**
 * The social providers that the environment switches on, by next-auth's own names for it: `AUTH_GITHUB_ID` and
 * `AUTH_GITHUB_SECRET`. Returns one line for each fault instead. `AUTH_SECRET`, `AUTH_URL` and others have no effect.
 */
export function readSocial(
  variables: Variables,
  { loopbackHttp, profile }: Demands,
): { settings: SocialSettings[]; warnings: string[] } | { faults: string[] } {
  const families = familiesIn(variables)
  const settings: SocialSettings[] = []
  const faults: string[] = []
  const warnings: string[] = []
  for (const [family, given] of families) {
    const name = socialProviderNames.find((known) => variableName(known) === family)
    const found = name ? faultsOf(name, family, given, loopbackHttp) : [unknownFault(family, given)]
    faults.push(...found)
    if (name && found.length === 0) settings.push(settingsFrom(name, given))
    if (given.ALLOW === undefined) warnings.push(allowWarning(family))
  }
  faults.push(...sharedIssuers(variables, settings), ...sharedNames(variables, settings))
  if (profile) faults.push(...settings.map((social) => weakerFault(social, profile)))
  return faults.length > 0 ? { faults } : { settings, warnings }
}

/** The variables of each provider, by the part of their names that says which. */
function familiesIn(variables: Variables): Map<string, Family> {
  const families = new Map<string, Family>()
  for (const [name, value] of Object.entries(variables).sort()) {
    const [, family, part] = pattern.exec(name) ?? []
    if (!value || !family || !part || isGone(name)) continue
    families.set(family, { ...families.get(family), [part]: value })
  }
  return families
}

function faultsOf(name: SocialProviderName, family: string, given: Family, loopbackHttp: boolean): string[] {
  const variable = (part: Part) => `AUTH_${family}_${part}`
  const faults: string[] = []
  const [set = 'ID'] = parts.filter((part) => given[part] !== undefined)
  for (const part of ['ID', 'SECRET'] as const) {
    if (given[part] === undefined) {
      faults.push(`${variable(part)} is not set, but ${variable(set)} is. Set both, or leave out both.`)
      continue
    }
    const sample = credential('Copy it from the provider’s console.').safeParse(given[part]).error
    if (sample) faults.push(`${variable(part)} ${sample.issues[0]?.message}`)
  }
  const baseUrlFault = given.BASE_URL && faultOfBaseUrl(name, given.BASE_URL, loopbackHttp)
  if (baseUrlFault) faults.push(`${variable('BASE_URL')} ${baseUrlFault}`)
  const allowed = readAllowList(name, given.ALLOW ?? '*')
  if ('fault' in allowed) faults.push(`${variable('ALLOW')} ${allowed.fault}`)
  return faults
}

function faultOfBaseUrl(name: SocialProviderName, value: string, loopbackHttp: boolean): string | undefined {
  if (name !== 'github') return 'is for GitHub Enterprise Server alone: AUTH_GITHUB_BASE_URL. Leave it out.'
  const url = URL.canParse(value) && new URL(value)
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    return 'must be the server’s origin alone, e.g. https://github.example.org.'
  }
  return isInsecure(url, loopbackHttp) ? insecureFault : undefined
}

function unknownFault(family: string, given: Family): string {
  const variable = `AUTH_${family}_${Object.keys(given)[0]}`
  const names = socialProviderNames.map(variableName).join(', ')
  return `${variable} names no provider for social sign-in. There are ${names}: correct the name, or leave it out. Where the provider speaks OpenID Connect, set it up by OIDC_ISSUER or OIDC_PROVIDERS instead.`
}

function allowWarning(family: string): string {
  return `AUTH_${family}_ALLOW is not set: every account there may sign in. List account ids and @domains, or set it to *.`
}

// No social provider signs its responses or binds a token to a key.
function weakerFault({ name }: SocialSettings, profile: SecurityProfile): string {
  return `AUTH_${variableName(name)}_ID is set, but SECURITY_PROFILE is ${profile}. Leave social sign-in out.`
}

/** A user is (iss, sub): two ways in with one `iss` would make one user of two people. */
function sharedIssuers(variables: Variables, settings: SocialSettings[]): string[] {
  const issuers = Object.entries(variables).filter(([name]) => /^OIDC_(?:.+_)?ISSUER$/.test(name))
  return issuers.flatMap(([issuer, value]) => {
    const same = settings.find(({ iss }) => iss === value?.replace(/\/$/, ''))
    const variable = same && `AUTH_${variableName(same.name)}_ID`
    return variable
      ? [`${variable} has the same issuer as ${issuer}: people of the two would be one. Leave one out.`]
      : []
  })
}

/** A name leads to one way in. */
function sharedNames({ OIDC_PROVIDERS = '' }: Variables, settings: SocialSettings[]): string[] {
  const names = OIDC_PROVIDERS.split(',').map((name) => name.trim())
  return settings.flatMap(({ name }) =>
    names.includes(name)
      ? [
          `AUTH_${variableName(name)}_ID has the name ${name}, which OIDC_PROVIDERS lists too. Rename that one.`,
        ]
      : [],
  )
}

function settingsFrom(
  name: SocialProviderName,
  { ID = '', SECRET = '', BASE_URL, ALLOW = '*' }: Family,
): SocialSettings {
  const allowed = readAllowList(name, ALLOW)
  const baseUrl = BASE_URL && new URL(BASE_URL).origin
  return {
    name,
    iss: baseUrl ?? socialIssuers[name],
    clientId: ID,
    clientSecret: SECRET,
    ...(baseUrl !== undefined && { baseUrl }),
    ...('list' in allowed && { allowList: allowed.list }),
  }
}

type Variables = Record<string, string | undefined>

const parts = ['ID', 'SECRET', 'BASE_URL', 'ALLOW'] as const

const pattern = new RegExp(`^AUTH_([A-Z0-9_]+?)_(${parts.join('|')})$`)

type Part = (typeof parts)[number]

type Family = Partial<Record<Part, string>>

/** The variables of GitHub, which stand for those of every social provider. */
export type SocialVariable = `AUTH_GITHUB_${Part}`

export type SocialSettings = {
  name: SocialProviderName
  iss: string
  clientId: string
  clientSecret: string
  /** The origin of a GitHub Enterprise Server. */
  baseUrl?: string
  /** The allow-list. Without one every account there may sign in. */
  allowList?: AllowList
}
