import { z } from 'zod'
import { parseJson } from '#lib/parse-json.ts'
import type { SessionRecord } from './session.ts'

/** A record as the store gave it, parsed; nothing when it is not one. A session is never taken on trust. */
export function parseSessionRecord(json: string): SessionRecord | undefined {
  return schema.safeParse(parseJson(json)).data
}

const epochSeconds = z.number().int().positive()

const schema = z.object({
  key: z.string().length(43),
  version: z.number().int().positive(),
  iss: z.string().min(1),
  sub: z.string().min(1),
  sid: z.string().exactOptional(),
  clientId: z.string().min(1),
  claims: z.object({
    name: z.string().exactOptional(),
    email: z.string().exactOptional(),
    emailVerified: z.boolean().exactOptional(),
    groups: z.array(z.string()).exactOptional(),
  }),
  authTime: epochSeconds.exactOptional(),
  acr: z.string().exactOptional(),
  amr: z.array(z.string()).exactOptional(),
  createdAt: epochSeconds,
  lastSeenAt: epochSeconds,
  idleExpiresAt: epochSeconds,
  absoluteExpiresAt: epochSeconds,
  accessTokenExpiresAt: epochSeconds.exactOptional(),
  device: z.string(),
  remembered: z.literal(true).exactOptional(),
  sealedBy: z.string().exactOptional(),
  refreshAt: epochSeconds.exactOptional(),
  refreshing: z.object({ by: z.string(), until: epochSeconds }).exactOptional(),
})
