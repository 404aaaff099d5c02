import { env } from '#lib/env/env.ts'
import type { SocialSettings } from '#lib/env/social.ts'
import { providerOf } from './provider-of.ts'
import { opensWith } from './sealing.ts'
import type { SessionRecord } from './store/session-record.ts'

/**
 * Whether a record is a session here and now. It carries its own limits: a store may serve a row a little longer than
 * that. And a session of a provider or client that is not in the settings any more is nobody's here; nor is one whose
 * secret is no longer listed, so that an operator who drops a secret that leaked drops what hangs on it.
 */
export function isLive(record: SessionRecord): boolean {
  const now = Date.now() / 1000
  const isSocial = ({ iss, clientId }: SocialSettings) => record.iss === iss && record.clientId === clientId
  const ours = providerOf(record) !== undefined || env().social.some(isSocial)
  const opens = record.sealedBy === undefined || opensWith('session', record.sealedBy)
  return ours && opens && record.idleExpiresAt > now && record.absoluteExpiresAt > now
}
