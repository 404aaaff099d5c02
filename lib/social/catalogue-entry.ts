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
  const ask = socialFetch({ token: addressOf(entry.token), userinfo }, budget)
  return {
    ...entry,
    // `state` always: some entries leave it out where they have PKCE. No PKCE where an entry says that there is none.
    checks: usesPkce(entry) ? ['pkce', 'state'] : ['state'],
    userinfo: provider.name === 'github' ? { url: userinfo, request: githubUserinfo(ask) } : userinfo,
    [customFetch]: ask,
  }
}

/** Whether the entry's authorization request carries a `code_challenge`: as in next-auth, unless the entry lists other checks. */
export function usesPkce({ checks }: Pick<OAuthConfig<Profile>, 'checks'>): boolean {
  return checks?.includes('pkce') ?? true
}

function addressOf(endpoint: OAuthConfig<Profile>['token']): string {
  return (typeof endpoint === 'object' ? endpoint.url : endpoint) ?? ''
}
