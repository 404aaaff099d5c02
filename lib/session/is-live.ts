import { env } from '#lib/env/env.ts'
import type { SessionRecord } from './session.ts'

/**
 * Whether a record is a session here and now. It carries its own limits: a store may serve a row a little longer than
 * that. And a session of another provider or client, from before the settings changed, is nobody's here.
 */
export function isLive(record: SessionRecord): boolean {
  const now = Date.now() / 1000
  const { issuer, clientId } = env().oidc
  const ours = record.iss === issuer && record.clientId === clientId
  return ours && record.idleExpiresAt > now && record.absoluteExpiresAt > now
}
