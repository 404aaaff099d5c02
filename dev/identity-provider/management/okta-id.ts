import { createHash } from 'node:crypto'

/** An id in Okta's form for an object that has no id here: 20 characters, always the same for the same name. */
export function oktaId(prefix: string, name: string): string {
  const digest = createHash('sha256').update(`${prefix}\n${name}`).digest()
  return `${prefix}${[...digest.subarray(0, 17)].map((byte) => alphabet[byte % alphabet.length]).join('')}`
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
