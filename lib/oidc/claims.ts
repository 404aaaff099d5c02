import type { WantedClaim } from './client.ts'

/** What the provider told us of a person, in our own words. A claim that it did not send, or not in its type, is absent. */
export type Claims = {
  name?: string
  email?: string
  emailVerified?: boolean
  groups?: string[]
}

/** Our claims from an ID token's or a userinfo answer's (OpenID Connect Core 5.1). */
export function claimsFrom(wire: Record<string, unknown>): Claims {
  const { name, email, email_verified: emailVerified, groups } = wire
  return {
    ...(isText(name) && { name }),
    ...(isText(email) && { email }),
    // Cognito sends the word "true".
    ...(emailVerified !== undefined && { emailVerified: emailVerified === true || emailVerified === 'true' }),
    ...(Array.isArray(groups) && { groups: groups.filter(isText) }),
  }
}

/** Userinfo's word over the ID token's; whether an address is verified goes with the address that it was said of. */
export function withUserinfo(told: Claims, userinfo: Claims): Claims {
  const { emailVerified, ...others } = told
  const keptAddress = userinfo.email === undefined || userinfo.email === told.email
  return { ...others, ...(keptAddress && emailVerified !== undefined && { emailVerified }), ...userinfo }
}

/** Whether every wanted claim is there, so that userinfo need not be asked. */
export function isComplete(claims: Claims, wanted: WantedClaim[]): boolean {
  return wanted.every((name) => claims[name] !== undefined)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
