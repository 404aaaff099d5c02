import { createHash, hkdfSync } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { z } from 'zod'

// How this commit read what it stored, copied from its lib/session. It never changes: during an update instances of
// before and after answer side by side, on the same store.

/** lib/session/store/sqlite-session-store.ts */
export const statements = {
  insert: `insert into session (key, version, iss, sub, sid, expires_at, record) values (?, ?, ?, ?, ?, ?, ?)`,
  insertTokens: `insert into tokens (key, sealed) values (?, ?)`,
  read: `select record from session where key = ? and expires_at > ?`,
  readSealed: `select sealed from tokens join session using (key) where key = ? and expires_at > ?`,
  replace: `update session set version = ?, sid = ?, expires_at = ?, record = ? where key = ? and version = ?`,
  remove: `delete from session where key = ?`,
  listByUser: `select record from session where iss = ? and sub = ? and expires_at > ?`,
  listBySid: `select record from session where iss = ? and sid = ? and expires_at > ?`,
}

/** lib/session/users/sqlite-user-store.ts */
export const userStatements = { read: `select * from user where iss = ? and sub = ?` }

const epochSeconds = z.number().int().positive()

/** lib/session/session-record.ts */
export const recordSchema = z.object({
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

const dpopKeySchema = z.looseObject({ kty: z.string(), d: z.string() })

/** lib/session/sealed-tokens.ts */
export const tokensSchema = z.object({
  accessToken: z.string(),
  idToken: z.string(),
  refreshToken: z.string().exactOptional(),
  dpopKey: dpopKeySchema.exactOptional(),
})

/** lib/session/transaction-cookie.ts */
export const transactionSchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  state: z.string().min(1),
  nonce: z.string().min(1),
  code_verifier: z.string().min(1),
  returnTo: z.string(),
  remember: z.boolean(),
  page: z.enum(['sign_in', 'registration', 'password_reset', 'change_password', 'profile', 'mfa']),
  silent: z.literal(true).exactOptional(),
  stepUp: z
    .object({
      maxAge: z.number().int().nonnegative().exactOptional(),
      acr: z.array(z.string().min(1)).min(1).exactOptional(),
    })
    .exactOptional(),
  dpopKey: dpopKeySchema.exactOptional(),
  expiresAt: z.number(),
})

/** lib/session/transaction-cookie.ts, on plain http */
export function transactionCookieName(state: string): string {
  return `transaction.${createHash('sha256').update(state).digest('base64url').slice(0, 16)}`
}

/** lib/session/sealing.ts */
export async function unseal(
  purpose: string,
  record: string,
  secret: string,
  sealed: string,
): Promise<unknown> {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', `hosted-identity-starter:${purpose}`, 32))
  const kid = createHash('sha256').update('kid').update(key).digest('base64url').slice(0, 8)
  const { plaintext, protectedHeader: header } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  })
  const opens = header.kid === kid && header['purpose'] === purpose && header['record'] === record
  return opens ? JSON.parse(new TextDecoder().decode(plaintext)) : undefined
}
