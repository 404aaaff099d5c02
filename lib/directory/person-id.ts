/**
 * Whether a subject can be the id of a person at Okta. Anything else is not asked for: `.` and `..` would ask for
 * another path, and a login or address would find somebody by what identifies nobody.
 */
export function isPersonId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(id)
}
