/**
 * Whether a subject can be the id of a person at Okta. No other value is sent: `.` and `..` would request another path,
 * and a login or address does not identify a person.
 */
export function isPersonId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(id)
}

/** A person as the directory describes them. Times are epoch seconds; what the directory does not provide is left out. */
export type Person = {
  id: string
  name: string
  login: string
  email?: string
  status: PersonStatus
  lastSignIn?: number
  created?: number
  changed?: number
  passwordChanged?: number
  department?: string
  language?: string
}

export type PersonStatus = StatusFilter | 'staged' | 'password_expired' | 'recovery' | 'unknown'

/** The states that a search can be narrowed to. */
export const statusFilters = ['active', 'locked_out', 'suspended', 'waiting', 'deactivated'] as const

export type StatusFilter = (typeof statusFilters)[number]

/** A factor that a person signs in with. `type` is Okta's word for it. */
export type Factor = { id: string; type: string; added?: number }

/** An event that an account caused or that concerned it. `type` and `message` are Okta's words. */
export type DirectoryEvent = {
  id: string
  type: string
  message?: string
  at: number
  refused: boolean
  reason?: string
  device?: string
  address?: string
  by?: string
}
