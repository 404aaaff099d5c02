import { createAttempts } from './accounts/attempts.ts'
import { createDirectoryEntries } from './accounts/directory-entries.ts'
import { createMailTokens } from './accounts/mail-tokens.ts'
import { createEvents } from './data/events.ts'
import type { Data } from './data/open-data.ts'
import { createMailer } from './mail/mailer.ts'
import { configuration } from './oidc/configuration.ts'
import { createOidcProvider } from './oidc/create-oidc-provider.ts'
import type { IdentityProvider } from './services.ts'
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
