import type { SignInPage } from '../sign-in-page.ts'
import type { PresetName } from './names.ts'

/** The particulars of one provider, as data. `docs/providers.md` is written from it. */
export type Preset = {
  name: PresetName
  /** How pages call the provider. Without it they call it by its host. */
  providerName?: string
  /** Its issuers. Without it nothing but the setting tells. */
  knownBy?: KnownBy
  scopes: string[]
  /** Asked for besides where groups are wanted, at an issuer without a path: an Okta org has it, custom servers do not. */
  groupsScope?: string
  pages: Record<AccountPage, HostedPage | HostedAddress | null>
  /** How the authorization response tells what became of a visit to one of these pages. */
  outcome?: OutcomeParameter
  /** The least `max_age` that makes people sign in again, where 0 does not. */
  leastMaxAge?: number
  /** Where its sign-out is not the one of RP-Initiated Logout. */
  signOut?: OwnSignOut
  /** What is odd about it, and what has to be set up there. */
  quirks: string[]
  /** Whether this was tried against the provider itself, or follows what its maker and others publish. */
  source: 'tried' | 'published'
}

/** By host, where `*` stands for one label or more, or by a part of the path. */
export type KnownBy = { hosts: string[] } | { path: string }

/** The provider's pages beside its sign-in page. */
export type AccountPage = Exclude<SignInPage, 'sign_in'>

/** A page that an authorization request with these parameters opens: people come back signed in. */
export type HostedPage = {
  params: Record<string, string>
  /** Instead of the authorization endpoint, and relative to it: takes the same parameters and answers the same way. */
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
