import type { Database } from '../data/database.ts'

/** Ends all sessions, grants and tokens of an account, except the given session and its grants. */
export function endSessionsElsewhere(database: Database, accountId: string, kept: Kept | undefined): void {
  const keptIds = new Set<unknown>([kept?.jti])
  for (const { grantId } of Object.values(kept?.authorizations ?? {})) keptIds.add(grantId)
  const rows = database.all(
    'SELECT model, id, grant_id FROM provider_records WHERE account_id = ?',
    accountId,
  )
  for (const { model, id, grant_id } of rows as RecordRow[]) {
    if (keptIds.has(id) || (grant_id && keptIds.has(grant_id))) continue
    database.run('DELETE FROM provider_records WHERE model = ? AND id = ?', model, id)
  }
}

type Kept = { jti: string; authorizations?: Record<string, { grantId?: string | undefined }> | undefined }

type RecordRow = { model: string; id: string; grant_id: string | null }
