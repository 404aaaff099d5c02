import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'

/**
 * The session that has ended, by `iss` and `sid`. Throws `LogoutRefusal` unless each is given once and `iss` is one of
 * our issuers.
 */
export function readSid(issuers: string[], query: URLSearchParams): { iss: string; sid: string } {
  const [iss, sid] = [only(query, 'iss'), only(query, 'sid')]
  if (!issuers.includes(iss)) throw new LogoutRefusal('iss', 'the request names another issuer')
  return { iss, sid }
}

function only(query: URLSearchParams, name: string): string {
  const [value, ...more] = query.getAll(name)
  if (!value) throw new LogoutRefusal(name, `the request carries no ${name}`)
  if (more.length > 0) throw new LogoutRefusal('duplicate_parameter', `${name} is given twice`)
  return value
}
