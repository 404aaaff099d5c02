import { clientNamed } from '#lib/configured-client.ts'
import { type AuthenticationErrorCode, authenticationErrorCodes } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'

/**
 * The code, the reference and the provider of an error page's address. Anybody can write that address, so nothing but our own codes and
 * the exact form of a reference comes out of it; a parameter given twice counts as none.
 */
export function readErrorQuery(query: Record<string, string | string[] | undefined>): ErrorQuery {
  const { code, reference, provider } = query
  return {
    code: authenticationErrorCodes.find((known) => known === code),
    reference: typeof reference === 'string' && referenceForm.test(reference) ? reference : undefined,
    client: typeof provider === 'string' ? clientNamed(provider) : undefined,
  }
}

const referenceForm = /^[A-Z0-9]{4}-[A-Z0-9]{4}$/

type ErrorQuery = {
  code: AuthenticationErrorCode | undefined
  reference: string | undefined
  client: Client | undefined
}
