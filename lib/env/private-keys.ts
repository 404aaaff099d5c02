import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { algorithmsOfKey } from '#lib/oidc/key-algorithms.ts'
import { parseJson } from '#lib/parse-json.ts'

/**
 * `OIDC_CLIENT_PRIVATE_KEY`: one or more keys, as PEM (also with `\n` written out), as a JWK or as a JWK Set. The first
 * signs, all are published. Returns private JWKs, each with its own `kid` and `alg`.
 */
export const privateKeys = z.string().transform((value, context): PrivateKey[] => {
  const texts = keyTexts(value)
  if (texts.length === 0) context.addIssue(unreadable)
  return texts.flatMap((text) => {
    const key = readPrivateKey(text)
    const members = jwkMembers(text)
    const fault = key ? faultOf(key, members.alg) : unreadable
    if (fault) context.addIssue(fault)
    return key && !fault ? [{ ...key.export({ format: 'jwk' }), ...members }] : []
  })
})

/** A private key from PEM, also with `\n` written out, or from a JWK, or nothing if the text is neither. */
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
  const { data } = keySet.safeParse(parseJson(text))
  return data ? data.keys.map((key) => JSON.stringify(key)) : [text]
}

function jwkMembers(text: string): { kid?: string; alg?: string } {
  const { kid, alg } = keyMembers.safeParse(parseJson(text)).data ?? ({} as Record<string, unknown>)
  return { ...(typeof kid === 'string' && { kid }), ...(typeof alg === 'string' && { alg }) }
}

const keySet = z.object({ keys: z.array(z.unknown()) })
const keyMembers = z.looseObject({})

function faultOf(key: KeyObject, alg: string | undefined): string | undefined {
  const able = algorithmsOfKey(jwkOf(key))
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

// Node has no JWK for some keys, such as DSA: these sign nothing here.
function jwkOf(key: KeyObject): JsonWebKey {
  try {
    return key.export({ format: 'jwk' })
  } catch {
    return {}
  }
}

const unreadable =
  'has a private key that cannot be read. Give it unencrypted, as PEM, as a JWK or as a JWK Set; the first signs.'

export type PrivateKey = JsonWebKey & { kid?: string; alg?: string }
