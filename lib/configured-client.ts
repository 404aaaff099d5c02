import { env } from '#lib/env/env.ts'
import { isLoopback } from '#lib/env/urls.ts'
import type { Client, HostedUrl } from '#lib/oidc/client.ts'
import { hostedUrl, isOffered } from '#lib/oidc/hosted-pages.ts'
import type { AccountPage, HostedPage, Preset } from '#lib/oidc/presets/preset.ts'
import { presetFor, presets } from '#lib/oidc/presets/presets.ts'

/** This app as its provider knows it, from the settings. */
export function configuredClient(): Client {
  const { oidc, appUrl, adminGroup } = env()
  const preset = oidc.preset ? presets[oidc.preset] : presetFor(oidc.issuer)
  return {
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    ...(oidc.clientSecret !== undefined && { clientSecret: oidc.clientSecret }),
    privateKeys: oidc.clientPrivateKeys,
    ...(oidc.tokenEndpointAuthMethod && { tokenEndpointAuthMethod: oidc.tokenEndpointAuthMethod }),
    idTokenSignedResponseAlg: oidc.idTokenSignedResponseAlg,
    requirePushedAuthorizationRequests: oidc.requirePushedAuthorizationRequests,
    dpopBoundAccessTokens: oidc.dpopBoundAccessTokens,
    ...(oidc.profile && { profile: oidc.profile }),
    scopes: oidc.scopes ?? scopesOf(preset, oidc.issuer, adminGroup),
    acrValues: oidc.acrValues,
    wantedClaims: adminGroup ? ['name', 'email', 'groups'] : ['name', 'email'],
    redirectUri: new URL('/auth/callback', appUrl).href,
    postLogoutRedirectUri: new URL('/auth/signed-out', appUrl).href,
    preset,
    pages: pagesOf(preset, oidc.issuer, oidc.pageUrls),
    allowInsecureRequests: env().runMode !== undefined && isLoopback(new URL(oidc.issuer)),
  }
}

/** How pages call the provider: the setting, else the preset's name, else the issuer's host. */
export function providerName(): string {
  const { preset, issuer } = configuredClient()
  return env().oidc.providerName ?? preset.providerName ?? new URL(issuer).host
}

/** Which of these pages of the provider's to link to. Never throws; where only a silent provider can tell, no link. */
export async function offeredPages<Page extends AccountPage>(
  ...pages: Page[]
): Promise<Record<Page, boolean>> {
  const client = configuredClient()
  const budget = AbortSignal.timeout(1000)
  const offered = pages.map(async (page) => {
    return [page, await isOffered(client, client.pages[page], budget).catch(() => false)]
  })
  return Object.fromEntries(await Promise.all(offered))
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
