import { z } from 'zod'
import { publicKeyOf } from './public-key-of.ts'

/** A value without a default. */
export const notSet = { error: 'is not set. npm run dev sets it.' }

/** One of some words: the first where none is given. */
export function oneOf<T extends string>(words: Words<T>, because = '') {
  const wanted = words.length === 1 ? words[0] : `one of ${words.join(', ')}`
  return z
    .enum(words, { error: ({ input }) => `is ${input}, but must be ${wanted}${because}.` })
    .default(words[0] as never)
}

/** A whole number within bounds. */
export function whole(fallback: number, most: number, least = 1) {
  return z
    .string()
    .transform(Number)
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}.`,
    })
    .default(fallback)
}

/** A URL on this machine. */
export function loopback(protocols: string[]) {
  const isLocal = ({ protocol, hostname }: URL) => protocols.includes(protocol) && isLoopback(hostname)
  return z
    .string(notSet)
    .refine((value) => URL.canParse(value) && isLocal(new URL(value)), {
      error: ({ input }) => `is ${input}, but the embedded provider serves this machine only: use localhost.`,
    })
    .transform((value) => new URL(value))
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** The public half of a private key, PEM or JWK. */
export const publicKey = z
  .string()
  .transform((value) => publicKeyOf(value))
  .refine((key) => key !== undefined, { error: 'is no private key. Paste it as PEM or as a JWK.' })

/** A value that other settings leave unused: it may be anything. */
export const unread = z
  .unknown()
  .optional()
  .transform(() => undefined)

export type Words<T extends string> = readonly [T, ...T[]]
