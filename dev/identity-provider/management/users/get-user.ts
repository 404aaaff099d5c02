import type { DirectoryEntry } from '../../accounts/directory-entries.ts'
import type { Answer, Call } from '../call.ts'
import { notFound } from '../okta-error.ts'
import { userObject } from './user-object.ts'

export function getUser(call: Call): Answer {
  return { body: userObject(requireEntry(call), call.idp.settings.issuer) }
}

/** The person that the path names by id, by login, or as `me`. Throws Okta's 404 if there is no such person. */
export function requireEntry({ idp, parameters, caller }: Call): DirectoryEntry {
  const { id } = parameters
  const entry = idp.directory.find(id === 'me' ? (caller?.id ?? '') : id)
  if (!entry) throw notFound(id, 'User')
  return entry
}
