import type { Provider } from 'oidc-provider'
import type { Attempts } from './accounts/attempts.ts'
import type { DirectoryEntries } from './accounts/directory-entries.ts'
import type { MailTokens } from './accounts/mail-tokens.ts'
import type { Events } from './data/events.ts'
import type { Data } from './data/open-data.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Settings } from './settings.ts'

/** The services that routes and middleware use. This file holds types only, so that they import no file that imports them. */
export type IdentityProvider = Pick<Data, 'database' | 'accounts'> & {
  settings: Settings
  attempts: Attempts
  mailTokens: MailTokens
  events: Events
  directory: DirectoryEntries
  mailer: Mailer
  oidc: Provider
}
