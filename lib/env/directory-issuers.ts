import { oktaOrgUrl } from './okta.ts'
import type { Providers } from './providers.ts'

/**
 * The issuers whose `sub` is a person's id in the directory. One provider is its directory's; of several, those at the
 * org's own origin: a `sub` of another would find somebody else.
 */
export function directoryIssuers(providers: Providers, orgUrl: string | undefined): string[] {
  if (providers.length === 1 || orgUrl === undefined) return [providers[0].issuer]
  const atOrg = providers.map(({ issuer }) => issuer).filter((issuer) => new URL(issuer).origin === orgUrl)
  return [...new Set(atOrg)]
}

/** What is wrong where the directory is none of the providers'. One line. */
export function directoryFaults(
  variables: Record<string, string | undefined>,
  providers: Providers,
): string[] {
  const orgUrl = oktaOrgUrl.safeParse(variables['OKTA_ORG_URL']).data
  if (orgUrl === undefined || directoryIssuers(providers, orgUrl).length > 0) return []
  return [
    'OKTA_ORG_URL is at the origin of no provider’s issuer, so nobody could be looked up. Give the org’s address as the issuer has it, or leave the directory out.',
  ]
}
