import type { UserinfoEndpointHandler } from '@auth/core/providers'
import { z } from 'zod'
import type { Profile } from './social-providers.ts'

/**
 * GitHub's account, with its primary address where the profile shows none, and whether that one is verified: what the
 * catalogue's entry does, by our own fetch. `wantsVerified` takes the primary address in place of the profile's, of which
 * GitHub does not say whether it is verified. A sign-in goes on where the address cannot be read.
 */
export function githubUserinfo(
  ask: typeof fetch,
  wantsVerified: boolean,
): NonNullable<UserinfoEndpointHandler['request']> {
  return async ({ tokens, provider }: Context) => {
    const address = provider.userinfo?.url ?? ''
    // GitHub refuses requests without a User-Agent.
    const headers = {
      Authorization: `Bearer ${tokens.access_token}`,
      'User-Agent': 'hosted-identity-starter',
    }
    // GitHub's profile has no such member, so one that is there means nothing.
    const { email_verified: _, ...profile } = (await (await ask(address, { headers })).json()) as Profile
    if (profile['email'] && !wantsVerified) return profile
    const answer = await ask(`${address}/emails`, { headers })
    return answer.status === 200 ? { ...profile, ...primaryAddress(await answer.text()) } : profile
  }
}

function primaryAddress(text: string): Profile {
  const addresses = emails.safeParse(text).data ?? []
  const found = addresses.find(({ primary }) => primary) ?? addresses[0]
  return found ? { email: found.email, email_verified: found.verified } : {}
}

const emails = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('no JSON')
      return z.NEVER
    }
  })
  .pipe(z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() })))

type Context = { tokens: { access_token?: string }; provider: { userinfo?: { url?: URL | string } } }
