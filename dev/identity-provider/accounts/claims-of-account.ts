import type { Account } from './account.ts'

/** All claims of an account (OpenID Connect Core 5.1, and `groups`). */
export function claimsOfAccount({ id, name, email, emailVerified, groups }: Account) {
  const { givenName, familyName } = partsOfName(name)
  return {
    sub: id,
    name,
    given_name: givenName,
    ...(familyName && { family_name: familyName }),
    email,
    email_verified: emailVerified,
    groups,
  }
}

/** The first word of a name, and the rest of it; people type one name only. */
export function partsOfName(name: string): { givenName: string; familyName: string } {
  const [givenName = name, ...rest] = name.split(' ')
  return { givenName, familyName: rest.join(' ') }
}
