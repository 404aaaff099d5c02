import { domainToASCII, domainToUnicode } from 'node:url'
import type { SocialProviderName } from './social-names.ts'

/**
 * Reads `AUTH_GITHUB_ALLOW` and the same setting of other providers: account ids and `@domain`s, separated by commas,
 * or `*`. Without a list every account at the provider may sign in. Returns the faults of the value instead, with what
 * to do. Never throws.
 */
export function readAllowList(
  name: SocialProviderName,
  value: string,
): { list?: AllowList } | { fault: string } {
  const entries = value.split(',').map((entry) => entry.trim())
  if (entries.length === 1 && entries[0] === '*') return {}
  const fault = entries.map((entry) => faultOf(name, entry)).find((found) => found !== undefined)
  if (fault !== undefined) return { fault }
  const domains = entries.filter(isDomain).map((entry) => entry.slice(1))
  return {
    list: {
      ids: entries.filter((entry) => !isDomain(entry)),
      domains: domains.flatMap((domain) => [domainToASCII(domain), domainToUnicode(domain)]),
    },
  }
}

/** Whether a person is on the list: by the account's id, or by the domain of an address that the provider has verified. */
export function isAllowed(list: AllowList | undefined, { sub, claims }: Person): boolean {
  if (!list || list.ids.includes(sub)) return true
  const [, domain] = /^[^@]+@([^@]+)$/.exec(claims.email ?? '') ?? []
  return claims.emailVerified === true && domain !== undefined && list.domains.includes(domain.toLowerCase())
}

function faultOf(name: SocialProviderName, entry: string): string | undefined {
  if (entry === '') return 'has an empty entry. Separate account ids and @domains by single commas.'
  if (entry === '*') return 'has * beside other entries. Set it to * alone, or leave the * out.'
  if (!isDomain(entry)) {
    return /^[1-9]\d{0,19}$/.test(entry)
      ? undefined
      : `has ${entry}, which is neither the number of an account nor a domain. Write 583231 or @example.org: names of accounts change hands.`
  }
  if (!isDomainName(entry.slice(1))) return `has ${entry}, which is no domain. Write it as @example.org.`
  return verifiesAddresses.includes(name)
    ? undefined
    : `has the domain ${entry}, but this provider does not say whether an address is verified. List account ids.`
}

function isDomain(entry: string): boolean {
  return entry.startsWith('@')
}

/** `domainToASCII` reads only the host of what looks like a URL: everything else is refused before. */
function isDomainName(domain: string): boolean {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
  return (
    /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) &&
    new RegExp(`^(${label}\\.)+${label}$`).test(domainToASCII(domain))
  )
}

/** Their profiles say whether the address is verified. */
const verifiesAddresses: SocialProviderName[] = ['discord', 'github']

export type AllowList = {
  ids: string[]
  /** In lower case; each both as ASCII and as Unicode. */
  domains: string[]
}

export type Person = { sub: string; claims: { email?: string; emailVerified?: boolean } }
