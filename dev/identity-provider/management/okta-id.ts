import { createHash } from 'node:crypto'

/** An id of Okta's form for what has none of its own here: 20 characters, the same for the same name ever after. */
export function oktaId(prefix: string, name: string): string {
  const digest = createHash('sha256').update(`${prefix}\n${name}`).digest()
  return `${prefix}${[...digest.subarray(0, 17)].map((byte) => alphabet[byte % alphabet.length]).join('')}`
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
