import { boundedText } from '#lib/http/bounded-body.ts'
import { mediaType } from '#lib/http/media-type.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'

/** The one `logout_token` of a form post of at most 64 kB; other fields are ignored. Throws `LogoutRefusal`. */
export async function readLogoutToken(request: Request): Promise<string> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded')
    throw refused('content_type', 'the request is no form post')
  const body = await boundedText(request)
  if (body === undefined) throw refused('body', 'the request is longer than 64 kB')
  const [logoutToken, ...more] = new URLSearchParams(body).getAll('logout_token')
  if (!logoutToken) throw refused('logout_token', 'the request carries no logout_token')
  if (more.length > 0) throw refused('duplicate_parameter', 'logout_token is given twice')
  return logoutToken
}

function refused(check: string, detail: string): LogoutRefusal {
  return new LogoutRefusal(check, detail)
}
