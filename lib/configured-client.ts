import { env } from '#lib/env/env.ts'
import { isLoopback } from '#lib/env/urls.ts'
import type { Client, HostedUrl } from '#lib/oidc/client.ts'
import { isOffered } from '#lib/oidc/hosted-pages.ts'
import type { HostedPage, Preset } from '#lib/oidc/presets/preset.ts'
import { presetFor, presets } from '#lib/oidc/presets/presets.ts'

/** This app as its provider knows it, from the settings. */
export function configuredClient(): Client {
  const { oidc, appUrl, adminGroup } = env()
  const preset = oidc.preset ? presets[oidc.preset] : presetFor(oidc.issuer)
  const page = pageAt(new URL(oidc.issuer).origin)
  return {
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    ...(oidc.tokenEndpointAuthMethod && { tokenEndpointAuthMethod: oidc.tokenEndpointAuthMethod }),
    idTokenSignedResponseAlg: oidc.idTokenSignedResponseAlg,
    scopes: oidc.scopes ?? scopesOf(preset, oidc.issuer, adminGroup),
    wantedClaims: adminGroup ? ['name', 'email', 'groups'] : ['name', 'email'],
    redirectUri: new URL('/auth/callback', appUrl).href,
    postLogoutRedirectUri: new URL('/auth/signed-out', appUrl).href,
    preset,
    registration: page(oidc.registrationUrl, preset.registration),
    passwordReset: page(oidc.passwordResetUrl, preset.passwordReset),
    allowInsecureRequests: env().runMode !== undefined && isLoopback(new URL(oidc.issuer)),
  }
}

/** How pages call the provider: the setting, else the preset's name, else the issuer's host. */
export function providerName(): string {
  const { preset, issuer } = configuredClient()
  return env().oidc.providerName ?? preset.providerName ?? new URL(issuer).host
}

/** Which links to the provider's pages to show. Never throws; where only a silent provider can tell, no link. */
export async function hostedPages(): Promise<{ registration: boolean; passwordReset: boolean }> {
  const client = configuredClient()
  const budget = AbortSignal.timeout(1000)
  const offered = (page: HostedPage | HostedUrl | null) => isOffered(client, page, budget).catch(() => false)
  return {
    registration: await offered(client.registration),
    passwordReset: await offered(client.passwordReset),
  }
}

function scopesOf({ scopes, groupsScope }: Preset, issuer: string, adminGroup: string | undefined): string[] {
  return groupsScope && adminGroup && new URL(issuer).pathname === '/' ? [...scopes, groupsScope] : scopes
}

function pageAt(origin: string) {
  return (setting: string | undefined, preset: Preset['registration']): HostedPage | HostedUrl | null => {
    if (setting !== undefined) return setting === '' ? null : { url: setting }
    return preset && 'path' in preset ? { url: new URL(preset.path, origin).href } : preset
  }
}
