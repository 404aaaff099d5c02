import type { SocialProviderName } from '#lib/env/social-names.ts'

/**
 * What next-auth's catalogue does not say of its plain OAuth entries: how people call the provider, and where the profile
 * has the account's immutable id. An entry is loaded when somebody signs in with it, so that pages pay nothing.
 */
export const socialProviders: Record<SocialProviderName, SocialProvider> = {
  discord: {
    label: 'Discord',
    load: () => import('@auth/core/providers/discord'),
    accountId: (profile) => profile['id'],
    emailVerified: (profile) => profile['verified'],
  },
  facebook: {
    label: 'Facebook',
    load: () => import('@auth/core/providers/facebook'),
    accountId: (profile) => profile['id'],
  },
  github: {
    label: 'GitHub',
    load: () => import('@auth/core/providers/github'),
    // A login can be given up, and taken by somebody else.
    accountId: (profile) => profile['id'],
    emailVerified: (profile) => profile['email_verified'],
  },
  twitter: {
    label: 'X',
    load: () => import('@auth/core/providers/twitter'),
    accountId: ({ data }) => (data as Profile | undefined)?.['id'],
  },
}

/** What a provider says of somebody, in its own shape. */
export type Profile = Record<string, unknown>

export type SocialProvider = {
  label: string
  /** The entry of next-auth's catalogue: a function of the client's id and secret. */
  load: () => Promise<{ default: (options: never) => unknown }>
  accountId: (profile: Profile) => unknown
  /** Whether the provider says that the address is the person's own; absent where it says nothing. */
  emailVerified?: (profile: Profile) => unknown
}
