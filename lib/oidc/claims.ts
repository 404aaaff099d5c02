import { z } from 'zod'

const text = z.string().min(1)

/**
 * The claims that a session holds. To add one, add its line here. It is read from the provider's claim of the same name
 * in snake case, and reaches the session, `useSession()` and each refresh. A claim that the provider did not send, or
 * not in this type, is absent.
 */
export const claimsSchema = z.object({
  name: text.exactOptional(),
  email: text.exactOptional(),
  // Cognito sends the text "true".
  emailVerified: z.preprocess((value) => value === true || value === 'true', z.boolean()).exactOptional(),
  groups: z
    .array(z.unknown())
    .transform((values) => values.filter(isText))
    .exactOptional(),
})

export type Claims = z.infer<typeof claimsSchema>

/** Our claims from those of an ID token or a userinfo response (OpenID Connect Core 5.1). */
export function claimsFrom(wire: Record<string, unknown>): Claims {
  const claims = Object.entries(claimsSchema.shape).flatMap(([name, schema]) => {
    const value = wire[wireName(name)]
    const { data, success } = schema.safeParse(value)
    return value !== undefined && success ? [[name, data]] : []
  })
  return claimsSchema.parse(Object.fromEntries(claims))
}

/**
 * Userinfo takes precedence over the ID token. Whether an address is verified is only ever taken together with that
 * address.
 */
export function withUserinfo(idToken: Claims, userinfo: Claims): Claims {
  const { emailVerified, ...others } = idToken
  const keptAddress = userinfo.email === undefined || userinfo.email === idToken.email
  return { ...others, ...(keptAddress && emailVerified !== undefined && { emailVerified }), ...userinfo }
}

/** Whether every wanted claim is there, so that no userinfo request is needed. */
export function isComplete(claims: Claims, wanted: WantedClaim[]): boolean {
  return wanted.every((name) => claims[name] !== undefined)
}

/** The claims that justify a userinfo request where the ID token lacks them. */
export function wantedClaims({ groups }: { groups: boolean }): WantedClaim[] {
  return claimsSchema
    .keyof()
    .options.filter((name) => name !== 'emailVerified' && (groups || name !== 'groups'))
}

export type WantedClaim = keyof Claims

function wireName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function isText(value: unknown): value is string {
  return text.safeParse(value).success
}
