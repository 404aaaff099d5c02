import { createHash, hkdfSync } from 'node:crypto'
import { CompactEncrypt, type CompactJWEHeaderParameters, compactDecrypt } from 'jose'
import { env } from '#lib/env/env.ts'

/**
 * Seals a value for one purpose and one record (JWE: `dir`, A256GCM) with the first of `SESSION_SECRET`. It opens for
 * that purpose and record only.
 */
export async function seal(purpose: Purpose, record: string, value: unknown): Promise<string> {
  const [secret] = env().sessionSecrets
  const key = keyFor(purpose, secret)
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.kid, purpose, record })
    .encrypt(key.bytes)
}

/**
 * The sealed value, unparsed. Nothing when it was sealed for another purpose or record, or by a secret that is no
 * longer listed.
 */
export async function unseal(purpose: Purpose, record: string, sealed: string): Promise<unknown> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, (header) => keyOf(purpose, header), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    if (protectedHeader['purpose'] !== purpose || protectedHeader['record'] !== record) return undefined
    return JSON.parse(new TextDecoder().decode(plaintext)) as unknown
  } catch {
    return undefined
  }
}

/** The `kid` of the secret that seals now. */
export function sealsWith(purpose: Purpose): string {
  const [secret] = env().sessionSecrets
  return keyFor(purpose, secret).kid
}

/** Whether the secret of that `kid` is still listed. */
export function opensWith(purpose: Purpose, kid: string): boolean {
  return env().sessionSecrets.some((secret) => keyFor(purpose, secret).kid === kid)
}

/** A secret for a library that seals or signs on its own, derived from the first of `SESSION_SECRET`. */
export function derivedSecret(purpose: Purpose): string {
  const [secret] = env().sessionSecrets
  return Buffer.from(keyFor(purpose, secret).bytes).toString('base64url')
}

export type Purpose = 'transaction' | 'session' | 'step_up' | 'next_auth'

function keyOf(purpose: Purpose, header: CompactJWEHeaderParameters): Uint8Array {
  const key = env()
    .sessionSecrets.map((secret) => keyFor(purpose, secret))
    .find(({ kid }) => kid === header.kid)
  if (!key) throw new Error('no key of that kid')
  return key.bytes
}

const keys = new Map<string, { kid: string; bytes: Uint8Array }>()

function keyFor(purpose: Purpose, secret: string) {
  const name = `${purpose}:${secret}`
  const known = keys.get(name)
  if (known) return known
  const bytes = new Uint8Array(hkdfSync('sha256', secret, '', `hosted-identity-starter:${purpose}`, 32))
  const kid = createHash('sha256').update('kid').update(bytes).digest('base64url').slice(0, 8)
  const made = { kid, bytes }
  keys.set(name, made)
  return made
}
