import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../data/database.ts'
import { epochSeconds } from '../data/epoch.ts'

/** The secrets in mailed links: each works once, for 30 minutes, and is kept as a hash only. */
export function createMailTokens(database: Database): MailTokens {
  return {
    create(purpose, accountId) {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = epochSeconds() + lifetimeSeconds
      database.run(
        'INSERT INTO mail_tokens (hash, purpose, account_id, expires_at) VALUES (?, ?, ?, ?)',
        hashOf(token),
        purpose,
        accountId,
        expiresAt,
      )
      return { token, expiresAt }
    },
    find(purpose, token) {
      const row = database.get(
        'SELECT account_id FROM mail_tokens WHERE hash = ? AND purpose = ? AND expires_at > ?',
        hashOf(token),
        purpose,
        epochSeconds(),
      )
      return (row as { account_id: string } | undefined)?.account_id
    },
    use: (token) => database.run('DELETE FROM mail_tokens WHERE hash = ?', hashOf(token)) === 1,
    removeAll: (accountId) => void database.run('DELETE FROM mail_tokens WHERE account_id = ?', accountId),
  }
}

const lifetimeSeconds = 30 * 60

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export type MailTokenPurpose = 'confirm_address' | 'new_password'

export type MailTokens = {
  create(purpose: MailTokenPurpose, accountId: string): { token: string; expiresAt: number }
  /** The account that a token still stands for. Looking does not use it up: mail scanners open links too. */
  find(purpose: MailTokenPurpose, token: string): string | undefined
  /** Whether this call was the one that used the token up. */
  use(token: string): boolean
  removeAll(accountId: string): void
}
