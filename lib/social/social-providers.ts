import type { SocialProviderName } from '#lib/env/social-names.ts'

/**
 * What next-auth's catalogue leaves out of its plain OAuth entries: the label, and the profile member that holds the
 * account's immutable id. An entry is loaded at the first sign-in with it, so that pages do not pay for it.
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
    // An abandoned login can be taken by another user; the id cannot.
    accountId: (profile) => profile['id'],
    emailVerified: (profile) => profile['email_verified'],
  },
  twitter: {
    label: 'X',
    load: () => import('@auth/core/providers/twitter'),
    accountId: ({ data }) => (data as Profile | undefined)?.['id'],
  },
}

/** A user's profile in the provider's own shape. */
export type Profile = Record<string, unknown>

export type SocialProvider = {
  label: string
  /** The entry of next-auth's catalogue: a function of the client's id and secret. */
  load: () => Promise<{ default: (options: never) => unknown }>
  accountId: (profile: Profile) => unknown
  /** Whether the provider says that the address is the person's own; absent where it says nothing. */
  emailVerified?: (profile: Profile) => unknown
}
