import { z } from 'zod'

/** A fault in the operator's words: the variable, what is wrong with it, and the fix. */
export function faultOf({ path, message }: z.core.$ZodIssue): string {
  return `${path[0]?.toString()} ${message}`
}

/** A provider's name as part of its variables' names: `my-idp` becomes `MY_IDP`. */
export function variableName(name: string): string {
  return name.toUpperCase().replaceAll('-', '_')
}

/** A value copied from the provider's console: neither empty nor the sample's placeholder. */
export function credential(fix: string) {
  return z
    .string({ error: `is not set. ${fix}` })
    .refine((value) => !isSample(value), `is still a sample value. ${fix}`)
}

/** Comma-separated secrets of at least 32 bytes each; the first one seals, all of them open. */
export const sessionSecrets = z
  .string({ error: `is not set. ${makeOne()}` })
  .refine((value) => !isSample(value), `is still a sample value. ${makeOne()}`)
  .transform((value): [string, ...string[]] => {
    const [first = '', ...others] = value.split(',').map((secret) => secret.trim())
    return [first, ...others]
  })
  .refine(
    (secrets) => secrets.every((secret) => Buffer.byteLength(secret) >= 32),
    `must have at least 32 bytes in each of its comma-separated parts. ${makeOne()}`,
  )
  .refine(
    (secrets) => secrets.every((secret) => Buffer.byteLength(secret) < 32 || new Set(secret).size >= 10),
    `repeats few characters, so it can be guessed. ${makeOne()}`,
  )

/** A whole number of seconds, at least one. */
export const seconds = z.coerce
  .number({ error: 'must be a whole number of seconds.' })
  .int('must be a whole number of seconds.')
  .min(1, 'must be at least 1 second.')
  .max(400 * 86_400, 'must be at most 400 days: no browser keeps a cookie longer.')

/** A switch. */
export const onOrOff = z
  .enum(['true', 'false'], { error: 'must be true or false.' })
  .transform((value) => value === 'true')

/** A switch of an optional capability, off by default. */
export const off = onOrOff.default(false)

/** Words with a separator between them, at least one. */
export function list(separator: string) {
  return z.string().transform((value) => value.split(separator).filter((word) => word !== ''))
}

function makeOne(): string {
  return 'Make one: openssl rand -base64 48'
}

function isSample(value: string): boolean {
  return /[{}<>]|…|^(your[-_ ]|change[-_ ]?me|replace[-_ ]|xxx|todo)/i.test(value)
}
