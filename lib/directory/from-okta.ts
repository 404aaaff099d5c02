import type { AssignedAppLink, Group, LogEvent, User, UserFactor } from '@okta/okta-sdk-nodejs'
import { DirectoryFault } from './directory-result.ts'
import type { DirectoryEvent, Factor, Person, PersonStatus } from './person.ts'

// The one place where Okta's shapes become ours. The SDK deserialises any answer, so each value is checked here.

export function personFrom(user: User): Person {
  const { profile } = user
  const id = text(user.id)
  const login = text(profile?.login)
  if (!id || !login) throw new DirectoryFault('unreadable', 'A person came without id or login.')
  const email = text(profile?.email)
  const name = [text(profile?.firstName), text(profile?.lastName)].filter(Boolean).join(' ')
  return {
    id,
    login,
    name: text(profile?.displayName) ?? (name || login),
    ...(email && { email }),
    status: statuses.get(String(user.status)) ?? 'unknown',
    ...optional('lastSignIn', seconds(user.lastLogin)),
    ...optional('created', seconds(user.created)),
    ...optional('changed', seconds(user.lastUpdated)),
    ...optional('passwordChanged', seconds(user.passwordChanged)),
    ...optional('department', text(profile?.department)),
    ...optional('language', text(profile?.preferredLanguage) ?? text(profile?.locale)),
  }
}

export function groupFrom(group: Group): string {
  const name = text(group.profile?.name)
  if (!name) throw new DirectoryFault('unreadable', 'A group came without a name.')
  return name
}

/** The application's name; nothing when it is hidden from people. */
export function applicationFrom(link: AssignedAppLink): string | undefined {
  return link.hidden ? undefined : text(link.label)
}

/** A factor that is in use; nothing when its enrolment was not finished. */
export function factorFrom(factor: UserFactor): Factor | undefined {
  const id = text(factor.id)
  const type = text(factor.factorType)
  if (!id || !type || String(factor.status) !== 'ACTIVE') return undefined
  return { id, type, ...optional('added', seconds(factor.created)) }
}

/** An event about the person with this id; `by` is the actor when that is another person. */
export function eventFrom(event: LogEvent, personId: string): DirectoryEvent | undefined {
  const at = seconds(event.published)
  const type = text(event.eventType)
  if (!at || !type) return undefined
  const agent = event.client?.userAgent
  return {
    id: text(event.uuid) ?? `${type} ${at}`,
    type,
    at,
    refused: ['FAILURE', 'DENY'].includes(String(event.outcome?.result)),
    ...optional('message', text(event.displayMessage)),
    ...optional('reason', text(event.outcome?.reason)),
    ...optional('device', deviceFrom(agent?.browser, agent?.os)),
    ...optional('address', text(event.client?.ipAddress)),
    ...optional('by', event.actor?.id === personId ? undefined : text(event.actor?.displayName)),
  }
}

const statuses = new Map<string, PersonStatus>([
  ['ACTIVE', 'active'],
  ['LOCKED_OUT', 'locked_out'],
  ['SUSPENDED', 'suspended'],
  ['PROVISIONED', 'waiting'],
  ['DEPROVISIONED', 'deactivated'],
  ['STAGED', 'staged'],
  ['PASSWORD_EXPIRED', 'password_expired'],
  ['RECOVERY', 'recovery'],
])

function deviceFrom(browser: unknown, system: unknown): string | undefined {
  const known = [text(browser), text(system)].flatMap((word) =>
    word && word.toUpperCase() !== 'UNKNOWN' ? word : [],
  )
  return known.length > 0 ? known.map(capitalise).join(' on ') : undefined
}

/** Okta writes `CHROME` and `Mac OS X`. */
function capitalise(word: string): string {
  return /^[A-Z]{4,}$/.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function seconds(value: unknown): number | undefined {
  const time = value instanceof Date ? value.getTime() : Number.NaN
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000)
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value }
}
