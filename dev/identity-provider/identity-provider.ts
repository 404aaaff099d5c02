import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Provider } from 'oidc-provider'
import { type Accounts, createAccounts } from './accounts/accounts.ts'
import { type Attempts, createAttempts } from './accounts/attempts.ts'
import { seedDemoPeople } from './accounts/demo-people.ts'
import { createMailTokens, type MailTokens } from './accounts/mail-tokens.ts'
import { type Database, openDatabase } from './data/database.ts'
import { loadKeys } from './data/signing-keys.ts'
import { startSweeping } from './data/sweep.ts'
import { createMailer, type Mailer } from './mail/mailer.ts'
import { configuration } from './oidc/configuration.ts'
import { createOidcProvider } from './oidc/create-oidc-provider.ts'
import { pagesOfOidcProvider } from './oidc/pages-of-oidc-provider.ts'
import type { Settings } from './settings.ts'

/** Opens what the provider remembers, with keys and demo people in it, and puts oidc-provider on top. */
export async function createIdentityProvider(settings: Settings): Promise<IdentityProvider> {
  await mkdir(settings.dataDir, { recursive: true })
  const database = openDatabase(path.join(settings.dataDir, 'identity-provider.db'))
  startSweeping(database)
  const accounts = createAccounts(database)
  const [keys] = await Promise.all([loadKeys(settings.dataDir), seedDemoPeople(accounts)])
  const setUp = configuration(settings, { accounts, database, keys })
  const pages = pagesOfOidcProvider(settings, accounts)
  return {
    settings,
    database,
    accounts,
    attempts: createAttempts(database, settings.lockSeconds),
    mailTokens: createMailTokens(database),
    mailer: createMailer(settings.smtpUrl),
    oidc: createOidcProvider(settings.issuer, {
      ...setUp,
      renderError: pages.renderError,
      features: { ...setUp.features, rpInitiatedLogout: pages.rpInitiatedLogout },
    }),
  }
}

export type IdentityProvider = {
  settings: Settings
  database: Database
  accounts: Accounts
  attempts: Attempts
  mailTokens: MailTokens
  mailer: Mailer
  oidc: Provider
}
