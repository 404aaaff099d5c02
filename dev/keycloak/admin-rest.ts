/**
 * Keycloak's admin API of the realm, as the bootstrap administrator: `path` begins after `/admin/realms/starter`. Throws
 * when it answers anything but success.
 */
export function adminRest(url: string, { username, password }: Credentials): AdminRest {
  return async (method, path, body) => {
    const token = await accessToken(url, { username, password })
    const response = await fetch(`${url}/admin/realms/starter${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}

async function accessToken(url: string, credentials: Credentials): Promise<string> {
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...credentials }),
  })
  if (!response.ok) throw new Error(`Keycloak's administrator is refused: ${response.status}`)
  return ((await response.json()) as { access_token: string }).access_token
}

type Credentials = { username: string; password: string }

/** The caller names the type of the answer. */
export type AdminRest = <Answer = unknown>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<Answer>
