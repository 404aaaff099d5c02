import { z } from 'zod'
import { claimsSchema } from '#lib/oidc/claims.ts'
import { parseJson } from '#lib/parse-json.ts'

const epochSeconds = z.number().int().positive()

/** The part of a session that pages may see. */
export const sessionSchema = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  sid: z.string().exactOptional(),
  clientId: z.string().min(1),
  claims: claimsSchema,
  authTime: epochSeconds.exactOptional(),
  acr: z.string().exactOptional(),
  amr: z.array(z.string()).exactOptional(),
  createdAt: epochSeconds,
  lastSeenAt: epochSeconds,
  idleExpiresAt: epochSeconds,
  absoluteExpiresAt: epochSeconds,
  accessTokenExpiresAt: epochSeconds.exactOptional(),
  device: z.string(),
  /** The person chose "keep me signed in". */
  remembered: z.literal(true).exactOptional(),
})

const recordSchema = sessionSchema.extend({
  /** The SHA-256 of the cookie's id. */
  key: z.string().length(43),
  /** Grows with each write. */
  version: z.number().int().positive(),
  /** The `kid` of the secret that sealed its tokens. */
  sealedBy: z.string().exactOptional(),
  /** When the tokens are due for a refresh. Absent without a refresh token. */
  refreshAt: epochSeconds.exactOptional(),
  /** Which request refreshes the tokens now, and until when no other request may. */
  refreshing: z.object({ by: z.string(), until: epochSeconds }).exactOptional(),
})

/** A session as the store keeps it. */
export type SessionRecord = z.infer<typeof recordSchema>

/** The record in a JSON text from the store. Nothing where the text is not a record: no session is taken on trust. */
export function parseSessionRecord(json: string): SessionRecord | undefined {
  return recordSchema.safeParse(parseJson(json)).data
}

/** When a session ends without further use, in epoch seconds. */
export function expiresAt({
  idleExpiresAt,
  absoluteExpiresAt,
}: Pick<SessionRecord, 'idleExpiresAt' | 'absoluteExpiresAt'>): number {
  return Math.min(idleExpiresAt, absoluteExpiresAt)
}
