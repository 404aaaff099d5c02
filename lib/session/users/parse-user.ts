import { z } from 'zod'
import type { User } from './user.ts'

/** A user as a store gave the row; nothing when it is none. */
export function parseUser(row: unknown): User | undefined {
  return schema.safeParse(row).data
}

const epochSeconds = z.coerce.number().int().positive()

const told = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined)

const schema = z
  .object({
    iss: z.string().min(1),
    sub: z.string().min(1),
    first_signed_in_at: epochSeconds,
    last_signed_in_at: epochSeconds,
    name: told,
    email: told,
  })
  .transform(({ iss, sub, name, email, ...times }) => ({
    iss,
    sub,
    firstSignedInAt: times.first_signed_in_at,
    lastSignedInAt: times.last_signed_in_at,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
  }))
