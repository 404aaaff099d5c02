import { oktaOrgUrl } from './okta.ts'
import type { Providers } from './providers.ts'

/**
 * The issuers whose `sub` is a person's id in the directory: a single provider's, or, of several, those at the org's own
 * origin. The `sub` of another issuer would find another person.
 */
export function directoryIssuers(providers: Providers, orgUrl: string | undefined): string[] {
  if (providers.length === 1 || orgUrl === undefined) return [providers[0].issuer]
  const atOrg = providers.map(({ issuer }) => issuer).filter((issuer) => new URL(issuer).origin === orgUrl)
  return [...new Set(atOrg)]
}

/** The fault when no provider's people are in the directory, in one line. */
export function directoryFaults(
  variables: Record<string, string | undefined>,
  providers: Providers,
): string[] {
  const orgUrl = oktaOrgUrl.safeParse(variables['OKTA_ORG_URL']).data
  if (orgUrl === undefined || directoryIssuers(providers, orgUrl).length > 0) return []
  return [
    'OKTA_ORG_URL is at the origin of no provider’s issuer, so no person could be looked up. Give the org’s address as the issuer has it, or leave the directory out.',
  ]
}
