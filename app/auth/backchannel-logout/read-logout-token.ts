import { LogoutTokenRefusal } from '#lib/oidc/logout-token-refusal.ts'

/** The one `logout_token` of a form post of at most 64 kB; other fields are left alone. Throws `LogoutTokenRefusal`. */
export async function readLogoutToken(request: Request): Promise<string> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded')
    throw refused('content_type', 'the request is no form post')
  const [logoutToken, ...more] = new URLSearchParams(await boundedText(request)).getAll('logout_token')
  if (!logoutToken) throw refused('logout_token', 'the request carries no logout_token')
  if (more.length > 0) throw refused('duplicate_parameter', 'logout_token is given twice')
  return logoutToken
}

async function boundedText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > 65_536) throw refused('body', 'the request is longer than 64 kB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function refused(check: string, detail: string): LogoutTokenRefusal {
  return new LogoutTokenRefusal(check, detail)
}
