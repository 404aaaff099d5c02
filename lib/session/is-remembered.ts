import { env } from '#lib/env/env.ts'
import type { Session } from './session.ts'

/** Whether this session was started to be kept: it outlives an ordinary one. */
export function isRemembered({ createdAt, absoluteExpiresAt }: Session): boolean {
  return absoluteExpiresAt - createdAt > env().session.absoluteSeconds
}
