import type { SignInPage } from '../sign-in-page.ts'
import type { PresetName } from './names.ts'

/** The particulars of one provider, as data. `docs/providers.md` is written from it. */
export type Preset = {
  name: PresetName
  /** The provider's name on pages. Without it pages show the issuer's host. */
  providerName?: string
  /** Its issuers. Without them only `OIDC_PRESET` selects the preset. */
  knownBy?: KnownBy
  scopes: string[]
  /**
   * A further scope where groups are needed, at an issuer without a path: an Okta org has it, custom servers do not.
   */
  groupsScope?: string
  pages: Record<AccountPage, HostedPage | HostedAddress | null>
  /** The parameter of the authorization response that reports the outcome of an account page. */
  outcome?: OutcomeParameter
  /** The smallest `max_age` that makes people sign in again, where 0 does not. */
  leastMaxAge?: number
  /** A sign-out that differs from RP-Initiated Logout. */
  signOut?: OwnSignOut
  /** Its peculiarities, and the setup that it needs. */
  quirks: string[]
  /** Whether the preset was tried at the provider, or follows published documentation. */
  source: 'tried' | 'published'
}

/** Matches the host, in which `*` is one label or more, or a part of the path. */
export type KnownBy = { hosts: string[] } | { path: string }

/** The provider's pages beside its sign-in page. */
export type AccountPage = Exclude<SignInPage, 'sign_in'>

/** A page that an authorization request with these parameters opens: people come back signed in. */
export type HostedPage = {
  params: Record<string, string>
  /** A URL relative to the authorization endpoint, which takes the same parameters and gives the same response. */
  endpoint?: string
  /** Set where only the provider's metadata tells whether it has the page. */
  onlyIfOffered?: 'prompt_values_supported'
}

/**
 * A page outside of any authorization request: it does not send people back. The address is relative to the issuer as a
 * folder: `account` is below it, `/settings` at its origin; an absolute URL is also allowed.
 */
export type HostedAddress = { address: string }

export type OutcomeParameter = { parameter: string; values: Record<string, Outcome> }

/** The outcome of an account action: done, cancelled by the person, or failed at the provider. */
export const outcomes = ['done', 'cancelled', 'failed'] as const

export type Outcome = (typeof outcomes)[number]

export type OwnSignOut = {
  /** Relative to the authorization endpoint. */
  endpoint: string
  /** The parameter with the address to come back to, beside `client_id`. */
  returnParameter: string
  /** Used only where the metadata has no `end_session_endpoint`. */
  onlyWithout?: 'end_session_endpoint'
}
