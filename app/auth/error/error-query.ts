import type { Query } from '#lib/http/query.ts'
import { type AuthenticationErrorCode, authenticationErrorCodes } from '#lib/oidc/authentication-error.ts'
import { type WayIn, wayInNamed } from '#lib/ways-in/ways-in.ts'

/**
 * The code, the reference and the way in that the address of an error page names. Anyone can write such an address: only
 * our own codes and names, and a reference of the exact form, are taken from it.
 */
export function readErrorQuery(query: Query): ErrorQuery {
  const { code, reference, provider } = query
  return {
    code: authenticationErrorCodes.find((known) => known === code),
    reference: typeof reference === 'string' && referenceForm.test(reference) ? reference : undefined,
    wayIn: typeof provider === 'string' ? wayInNamed(provider) : undefined,
  }
}

const referenceForm = /^[A-Z0-9]{4}-[A-Z0-9]{4}$/

type ErrorQuery = {
  code: AuthenticationErrorCode | undefined
  reference: string | undefined
  wayIn: WayIn | undefined
}
