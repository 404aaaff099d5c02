import type { StatusFilter } from './person.ts'

/**
 * Okta's search expression for people: each word must be the beginning of the first name, last name, address or login.
 * Nothing when no person can match.
 */
export function searchExpression(text: string, status: StatusFilter | undefined): string | undefined {
  if (text.length > longestSearch) return undefined
  const words = text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, mostWords)
  const clauses = [
    ...(status ? [`status eq ${quoted(oktaStatus[status])}`] : []),
    ...words.map(
      (word) => `(${searched.map((attribute) => `${attribute} sw ${quoted(word)}`).join(' or ')})`,
    ),
  ]
  // Without an expression Okta leaves deactivated people out.
  return clauses.length > 0 ? clauses.join(' and ') : `lastUpdated gt ${quoted('1970-01-01T00:00:00.000Z')}`
}

/** Okta's login and address hold 100 characters at most, each name 50. */
export const longestSearch = 200

/** A hundred words would make an address that servers refuse; those after the tenth only narrow the result. */
const mostWords = 10

const searched = ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login']

const oktaStatus: Record<StatusFilter, string> = {
  active: 'ACTIVE',
  locked_out: 'LOCKED_OUT',
  suspended: 'SUSPENDED',
  waiting: 'PROVISIONED',
  deactivated: 'DEPROVISIONED',
}

/** A string of a SCIM filter is a JSON string (RFC 7644, section 3.4.2.2). The SDK only escapes for the URL. */
export function quoted(value: string): string {
  return JSON.stringify(value)
}
