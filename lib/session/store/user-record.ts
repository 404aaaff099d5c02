import { z } from 'zod'

/** The record in a row from the store. Nothing where the row is not one. */
export function parseUserRecord(row: unknown): UserRecord | undefined {
  return schema.safeParse(row).data
}

const epochSeconds = z.coerce.number().int().positive()

// SQL stores null where Redis stores nothing.
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined)

const schema = z
  .object({
    iss: z.string().min(1),
    sub: z.string().min(1),
    first_signed_in_at: epochSeconds,
    last_signed_in_at: epochSeconds,
    name: optionalText,
    email: optionalText,
  })
  .transform(({ iss, sub, name, email, ...times }) => ({
    iss,
    sub,
    firstSignedInAt: times.first_signed_in_at,
    lastSignedInAt: times.last_signed_in_at,
    // The latest values from the provider. An address is for display and mail; it does not identify a person.
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
  }))

/** A person who has signed in here: the app's own data refers to it by (iss, sub). Times are epoch seconds. */
export type UserRecord = z.infer<typeof schema>
