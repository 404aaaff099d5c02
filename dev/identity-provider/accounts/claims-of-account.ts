import type { Account } from './accounts.ts'

/** What this provider can say about an account (OpenID Connect Core 5.1, and `groups`). */
export function claimsOfAccount({ id, name, email, emailVerified, groups }: Account) {
  const [givenName = name, ...rest] = name.split(' ')
  const familyName = rest.join(' ')
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
