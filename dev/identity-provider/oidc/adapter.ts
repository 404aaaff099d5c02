import type { AdapterFactory, AdapterPayload } from 'oidc-provider'
import type { Database } from '../data/database.ts'
import { epochSeconds } from '../data/epoch.ts'

/** Stores oidc-provider's sessions, interactions, grants, codes and tokens in our database, so that they survive a restart. */
export function createAdapter(database: Database): AdapterFactory {
  const payloadIn = (row: unknown): AdapterPayload | undefined =>
    row ? JSON.parse((row as { payload: string }).payload) : undefined
  const find = async (model: string, column: 'id' | 'uid', value: string) =>
    payloadIn(
      database.get(
        `SELECT payload FROM provider_records WHERE model = ? AND ${column} = ? AND expires_at > ?`,
        model,
        value,
        epochSeconds(),
      ),
    )

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      database.run(
        `INSERT OR REPLACE INTO provider_records (model, id, payload, account_id, grant_id, uid, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        model,
        id,
        JSON.stringify(payload),
        payload.accountId ?? null,
        payload.grantId ?? null,
        payload.uid ?? null,
        epochSeconds() + (expiresIn ?? longestSeconds),
      )
    },
    find: (id) => find(model, 'id', id),
    findByUid: (uid) => find(model, 'uid', uid),
    async findByUserCode() {},
    async consume(id) {
      database.run(
        "UPDATE provider_records SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
        epochSeconds(),
        model,
        id,
      )
    },
    async destroy(id) {
      database.run('DELETE FROM provider_records WHERE model = ? AND id = ?', model, id)
    },
    async revokeByGrantId(grantId) {
      database.run('DELETE FROM provider_records WHERE model = ? AND grant_id = ?', model, grantId)
    },
  })
}

/** The expiry of models that never expire. */
const longestSeconds = 400 * 86_400
