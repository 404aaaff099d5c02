import { customFetch } from '@auth/core'
import type { OAuthConfig } from '@auth/core/providers'
import type { ConfiguredSocialProvider } from './configured-social-providers.ts'
import { githubUserinfo } from './github-userinfo.ts'
import { socialFetch } from './social-fetch.ts'
import type { Profile } from './social-providers.ts'

/**
 * The provider's entry of next-auth's catalogue, with our client, and our fetch in place of any that it brings: two call
 * the global one for userinfo, which follows redirects, knows no budget and looks at no status.
 */
export async function catalogueEntry(
  provider: ConfiguredSocialProvider,
  budget: AbortSignal,
): Promise<OAuthConfig<Profile>> {
  const { clientId, clientSecret, baseUrl } = provider
  const create = (await provider.load()).default as (options: object) => OAuthConfig<Profile>
  const entry = create({ clientId, clientSecret, ...(baseUrl && { enterprise: { baseUrl } }) })
  const userinfo = addressOf(entry.userinfo)
  const wantsVerified = (provider.allowList?.domains.length ?? 0) > 0
  const ask = socialFetch({ token: addressOf(entry.token), userinfo }, budget)
  return {
    ...entry,
    // Some entries of the catalogue leave `state` out because they have PKCE.
    checks: ['pkce', 'state'],
    userinfo:
      provider.name === 'github' ? { url: userinfo, request: githubUserinfo(ask, wantsVerified) } : userinfo,
    [customFetch]: ask,
  }
}

function addressOf(endpoint: OAuthConfig<Profile>['token']): string {
  return (typeof endpoint === 'object' ? endpoint.url : endpoint) ?? ''
}
