/**
 * The social providers, as next-auth's catalogue calls them, and the one `iss` that the users of each have for ever: the
 * catalogue may move its addresses, as it did from twitter.com to x.com.
 */
export const socialIssuers = {
  discord: 'https://discord.com',
  facebook: 'https://www.facebook.com',
  github: 'https://github.com',
  twitter: 'https://x.com',
} as const

export const socialProviderNames = Object.keys(socialIssuers) as SocialProviderName[]

export type SocialProviderName = keyof typeof socialIssuers
