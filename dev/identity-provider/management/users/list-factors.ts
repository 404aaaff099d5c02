import type { Answer, Call } from '../call.ts'
import { oktaId } from '../okta-id.ts'
import { requireEntry } from './get-user.ts'
import { timeOf } from './user-object.ts'

/** The factors of a person beside the password: a confirmed address can receive codes and links. */
export function listFactors(call: Call): Answer {
  const entry = requireEntry(call)
  const user = `${call.idp.settings.issuer}/api/v1/users/${entry.id}`
  const id = oktaId('emf', entry.id)
  const email = {
    id,
    factorType: 'email',
    provider: 'OKTA',
    vendorName: 'OKTA',
    status: 'ACTIVE',
    created: timeOf(entry.createdAt),
    lastUpdated: timeOf(entry.updatedAt),
    profile: { email: entry.email },
    _links: { self: { href: `${user}/factors/${id}` }, user: { href: user } },
  }
  return { body: entry.emailVerified ? [email] : [], next: '' }
}
