/** What is particular to one provider, as data. */
export type Preset = {
  name: 'embedded' | 'generic' | 'okta' | 'okta-classic'
  /** How pages call the provider. Without it they call it by its host. */
  providerName?: string
  scopes: string[]
  /** Asked for besides where groups are wanted, at an issuer without a path: an Okta org has it, custom servers do not. */
  groupsScope?: string
  registration: HostedPage | HostedPath | null
  passwordReset: HostedPage | HostedPath | null
}

/** A page of the provider's at a fixed place of the issuer's origin. */
export type HostedPath = { path: string }

/** A page of the provider's that an authorization request with these parameters opens, so people come back signed in. */
export type HostedPage = {
  params: Record<string, string>
  /** Set where only the provider's metadata tells whether it has the page. */
  onlyIfOffered?: 'prompt_values_supported'
}
