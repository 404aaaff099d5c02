/** What is particular to one provider, as data. */
export type Preset = {
  name: 'embedded' | 'generic'
  /** How pages call the provider. Without it they call it by its host. */
  providerName?: string
  scopes: string[]
  registration: HostedPage | null
  passwordReset: HostedPage | null
}

/** A page of the provider's that an authorization request with these parameters opens, so people come back signed in. */
export type HostedPage = {
  params: Record<string, string>
  /** Set where only the provider's metadata tells whether it has the page. */
  onlyIfOffered?: 'prompt_values_supported'
}
