import type { RegisteredClient } from './hostile-case.ts'
import type { RecordedRequest } from './tenant.ts'

/** Whether the client authenticated by its registered method and by no other (RFC 6749, section 2.3). */
export function authenticates(client: RegisteredClient, request: RecordedRequest): boolean {
  const { headers, form, url } = request
  if (url.searchParams.has('client_secret')) return false
  if (client.method === 'client_secret_post') {
    const named = form.get('client_id') === client.id && form.get('client_secret') === client.secret
    return named && headers.authorization === undefined
  }
  const [id, secret] = basicCredentials(String(headers.authorization ?? ''))
  return id === client.id && secret === client.secret && !form.has('client_secret')
}

/** Both halves are form-encoded before they are joined and base64-encoded (RFC 6749, section 2.3.1). */
function basicCredentials(header: string): [string, string] | [] {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(header) ?? []
  if (!encoded) return []
  const [id = '', secret = '', ...rest] = Buffer.from(encoded, 'base64').toString('latin1').split(':')
  if (rest.length > 0) return []
  return [formDecode(id), formDecode(secret)]
}

function formDecode(value: string): string {
  return new URLSearchParams(`value=${value}`).get('value') ?? ''
}
