import { env } from '#lib/env/env.ts'
import type { NamedProvider } from '#lib/env/providers.ts'
import type { Settings } from '#lib/env/settings.ts'
import { wantedClaims } from '#lib/oidc/claims.ts'
import type { Client, HostedUrl } from '#lib/oidc/client.ts'
import { hostedUrl } from '#lib/oidc/hosted-pages.ts'
import { isLoopback } from '#lib/oidc/is-loopback.ts'
import type { AccountPage, HostedPage, Preset } from '#lib/oidc/presets/preset.ts'
import { presetFor, presets } from '#lib/oidc/presets/presets.ts'
import { patientTimeout } from '#lib/time/patient-wait.ts'
import { budgetMilliseconds } from '#lib/time/request-budget.ts'

/** This app as a client of each OpenID provider in the settings, built once for them. The first is the default. */
export function clients(): [Client, ...Client[]] {
  const settings = env()
  const known = clientsOf.get(settings)
  if (known) return known
  const [first, ...others] = settings.providers
  const built: [Client, ...Client[]] = [clientFrom(first), ...others.map(clientFrom)]
  clientsOf.set(settings, built)
  return built
}

const clientsOf = new WeakMap<Settings, [Client, ...Client[]]>()

function clientFrom(oidc: NamedProvider): Client {
  const { appUrl, runMode } = env()
  const { name, adminGroup } = oidc
  const preset = presetOf(oidc)
  return {
    ...(name !== undefined && { name }),
    providerName: distinctName(oidc),
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    credential: oidc.credential,
    ...(oidc.tokenEndpointAuthMethod && { tokenEndpointAuthMethod: oidc.tokenEndpointAuthMethod }),
    idTokenSignedResponseAlg: oidc.idTokenSignedResponseAlg,
    requirePushedAuthorizationRequests: oidc.requirePushedAuthorizationRequests,
    dpopBoundAccessTokens: oidc.dpopBoundAccessTokens,
    ...(oidc.profile && { profile: oidc.profile }),
    scopes: oidc.scopes ?? scopesOf(preset, oidc.issuer, adminGroup),
    acrValues: oidc.acrValues,
    wantedClaims: wantedClaims({ groups: Boolean(adminGroup) }),
    // Each provider has its own: a response at another provider's redirect URI is refused (RFC 9700 4.4.2.2).
    redirectUri: new URL(name === undefined ? '/auth/callback' : `/auth/callback/${name}`, appUrl).href,
    postLogoutRedirectUri: new URL('/auth/signed-out', appUrl).href,
    preset,
    pages: pagesOf(preset, oidc.issuer, oidc.pageUrls),
    sharedBudget: () => patientTimeout(budgetMilliseconds),
    allowInsecureRequests: runMode !== undefined && isLoopback(new URL(oidc.issuer)),
  }
}

/** The setting, else the preset's name, else the issuer's host; of two alike each with its own name beside it. */
function distinctName(oidc: NamedProvider): string {
  const alike = env().providers.filter((other) => displayName(other) === displayName(oidc))
  return alike.length > 1 ? `${displayName(oidc)} (${oidc.name})` : displayName(oidc)
}

function displayName(oidc: NamedProvider): string {
  return oidc.providerName ?? presetOf(oidc).providerName ?? new URL(oidc.issuer).host
}

function presetOf({ preset, issuer }: NamedProvider): Preset {
  return preset ? presets[preset] : presetFor(issuer)
}

function scopesOf({ scopes, groupsScope }: Preset, issuer: string, adminGroup: string | undefined): string[] {
  return groupsScope && adminGroup && new URL(issuer).pathname === '/' ? [...scopes, groupsScope] : scopes
}

function pagesOf({ pages }: Preset, issuer: string, urls: PageUrls): Client['pages'] {
  const page = (name: AccountPage): HostedPage | HostedUrl | null => {
    const setting = urls[name]
    if (setting !== undefined) return setting === '' ? null : { url: setting }
    const known = pages[name]
    return known && 'address' in known ? hostedUrl(known, issuer) : known
  }
  return {
    registration: page('registration'),
    password_reset: page('password_reset'),
    change_password: page('change_password'),
    profile: page('profile'),
    mfa: page('mfa'),
  }
}

type PageUrls = Record<AccountPage, string | undefined>
