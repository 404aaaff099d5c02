import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'

/**
 * `OIDC_CLIENT_PRIVATE_KEY`: one or more keys, as PEM (also with `\n` written out), as a JWK or as a JWK Set. The first
 * signs, all are published. Given on as private JWKs, each with the `kid` and `alg` that it came with.
 */
export const privateKeys = z.string().transform((value, context): PrivateKey[] => {
  const texts = keyTexts(value)
  if (texts.length === 0) context.addIssue(unreadable)
  return texts.flatMap((text) => {
    const key = readPrivateKey(text)
    const told = jwkMembers(text)
    const fault = key ? faultOf(key, told.alg) : unreadable
    if (fault) context.addIssue(fault)
    return key && !fault ? [{ ...key.export({ format: 'jwk' }), ...told }] : []
  })
})

/** A private key from PEM, also with `\n` written out, or from a JWK; nothing when the text is neither. */
export function readPrivateKey(text: string): KeyObject | undefined {
  const value = withLineBreaks(text)
  try {
    return value.startsWith('{')
      ? createPrivateKey({ key: JSON.parse(value), format: 'jwk' })
      : createPrivateKey(value)
  } catch {
    return undefined
  }
}

function withLineBreaks(text: string): string {
  return text.trim().startsWith('{') ? text.trim() : text.replaceAll('\\n', '\n').trim()
}

function keyTexts(value: string): string[] {
  const text = withLineBreaks(value)
  if (!text.startsWith('{'))
    return text.match(/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----/g) ?? []
  const read = parsed(text)
  return read && Array.isArray(read['keys']) ? read['keys'].map((key) => JSON.stringify(key)) : [text]
}

function jwkMembers(text: string): { kid?: string; alg?: string } {
  const { kid, alg } = (text.startsWith('{') && parsed(text)) || {}
  return { ...(typeof kid === 'string' && { kid }), ...(typeof alg === 'string' && { alg }) }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function faultOf(key: KeyObject, alg: string | undefined): string | undefined {
  const able = algorithmsOf(key)
  if (able.length === 0) {
    return 'has a key of a kind that signs nothing here. Make an RSA, EC (P-256, P-384, P-521) or Ed25519 key.'
  }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 2048) < 2048) {
    return 'has an RSA key of less than 2048 bits. Make a longer one.'
  }
  if (alg !== undefined && !able.includes(alg)) {
    return `has a key whose alg is ${alg}, but it can do ${able.join(', ')} only. Mend the alg, or leave it out.`
  }
  return undefined
}

function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string[] {
  if (asymmetricKeyType === 'rsa') return ['PS256', 'RS256', 'PS384', 'RS384', 'PS512', 'RS512']
  if (asymmetricKeyType === 'ed25519') return ['EdDSA', 'Ed25519']
  const byCurve: Record<string, string> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' }
  const known = asymmetricKeyType === 'ec' && byCurve[asymmetricKeyDetails?.namedCurve ?? '']
  return known ? [known] : []
}

const unreadable =
  'has a private key that cannot be read. Give it unencrypted, as PEM, as a JWK or as a JWK Set; the first signs.'

export type PrivateKey = JsonWebKey & { kid?: string; alg?: string }
