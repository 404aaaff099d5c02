import type { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import type { Symptom } from './symptoms/symptom.ts'
import { symptoms } from './symptoms/symptoms.ts'

/**
 * The cause of a failure at this provider and its fix, for the operator; nothing if only the code is known. The provider's
 * own symptoms come before the generic ones.
 */
export function explain(
  { preset, credential }: Client,
  failure: AuthenticationError,
): Explanation | undefined {
  const signs = 'keys' in credential
  const found = [...(symptoms[preset.name] ?? []), ...symptoms.generic].find(
    (symptom) => fits(symptom, failure) && !(signs && isOfSecret(symptom)),
  )
  if (!found && signs && failure.code === 'client_refused') return keyRefused
  return found && { cause: found.cause, fix: found.fix }
}

// The generic symptoms explain a refused client by its secret, but this client has keys.
function isOfSecret({ code, says }: Symptom): boolean {
  return code === 'client_refused' && says === undefined
}

const keyRefused: Explanation = {
  cause:
    'The provider does not accept what the client signed: it does not know the key, or not by that algorithm.',
  fix: 'Register `APP_URL` + `/auth/jwks.json` as the client’s JWK Set, and `private_key_jwt` as its authentication method. Compare the key’s algorithm with the one registered; a new key may not have been fetched yet.',
}

function fits({ code, check, says }: Symptom, failure: AuthenticationError): boolean {
  return (
    (code === undefined || code === failure.code) &&
    (check === undefined || check === failure.check) &&
    (says === undefined || failure.message.includes(says))
  )
}

export type Explanation = { cause: string; fix: string }
