/**
 * Whether a subject can be the id of a person at Okta. Anything else is not asked for: `.` and `..` would ask for
 * another path, and a login or address would find somebody by what identifies nobody.
 */
export function isPersonId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(id)
}

/** Somebody as the directory knows them. Times are epoch seconds; what it does not say is left out. */
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

/** The states that people can be searched by. */
export const statusFilters = ['active', 'locked_out', 'suspended', 'waiting', 'deactivated'] as const

export type StatusFilter = (typeof statusFilters)[number]

/** A way of proving who one is. `type` is Okta's word for it. */
export type Factor = { id: string; type: string; added?: number }

/** Something that happened to or through an account. `type` is Okta's word for it, `message` its sentence. */
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
