import { assertsItself } from './client-assertion.ts'
import type { RecordedRequest, Tenant } from './tenant.ts'

/** Whether the client authenticated by one of its registered methods and by no other (RFC 6749, section 2.3). */
export async function authenticates(tenant: Tenant, request: RecordedRequest): Promise<boolean> {
  const { client } = tenant
  const { headers, form, url } = request
  if (url.searchParams.has('client_secret')) return false
  if (form.has('client_assertion')) {
    const alone = !form.has('client_secret') && headers.authorization === undefined
    return alone && client.methods.includes('private_key_jwt') && assertsItself(tenant, request)
  }
  const byPost = form.has('client_secret')
  if (byPost === (headers.authorization !== undefined)) return false
  if (!client.methods.includes(byPost ? 'client_secret_post' : 'client_secret_basic')) return false
  const [id, secret] = byPost
    ? [form.get('client_id'), form.get('client_secret')]
    : basicCredentials(String(headers.authorization), client.decodesBasic)
  return id === client.id && secret === client.secret
}

/** Both halves are form-encoded before they are joined and base64-encoded (RFC 6749, section 2.3.1). */
function basicCredentials(header: string, decodes: boolean): [string, string] | [] {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(header) ?? []
  if (!encoded) return []
  const [id = '', secret = '', ...rest] = Buffer.from(encoded, 'base64').toString('latin1').split(':')
  if (rest.length > 0) return []
  return decodes ? [formDecode(id), formDecode(secret)] : [id, secret]
}

function formDecode(value: string): string {
  return new URLSearchParams(`value=${value}`).get('value') ?? ''
}
