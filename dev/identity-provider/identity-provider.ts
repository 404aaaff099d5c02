import type { Provider } from 'oidc-provider'
import { type Attempts, createAttempts } from './accounts/attempts.ts'
import { createMailTokens, type MailTokens } from './accounts/mail-tokens.ts'
import type { Data } from './data/open-data.ts'
import { createMailer, type Mailer } from './mail/mailer.ts'
import { createEvents, type Events } from './management/system-log/events.ts'
import { createDirectoryEntries, type DirectoryEntries } from './management/users/directory-entries.ts'
import { configuration } from './oidc/configuration.ts'
import { createOidcProvider } from './oidc/create-oidc-provider.ts'
import type { Settings } from './settings.ts'

/** Builds the provider's services and oidc-provider on top of its data. */
export function createIdentityProvider(settings: Settings, data: Data): IdentityProvider {
  const { database, accounts } = data
  return {
    settings,
    database,
    accounts,
    attempts: createAttempts(database, settings.lockSeconds),
    mailTokens: createMailTokens(database),
    events: createEvents(database),
    directory: createDirectoryEntries(database),
    mailer: createMailer(settings.smtpUrl),
    oidc: createOidcProvider(settings, configuration(settings, data)),
  }
}

export type IdentityProvider = Pick<Data, 'database' | 'accounts'> & {
  settings: Settings
  attempts: Attempts
  mailTokens: MailTokens
  events: Events
  directory: DirectoryEntries
  mailer: Mailer
  oidc: Provider
}
