import type { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import type { Symptom } from './symptoms/symptom.ts'
import { symptoms } from './symptoms/symptoms.ts'

/**
 * What lies behind a failure at this provider and where to put it right, for the operator; nothing where only the code
 * is known. The provider's own symptoms come before those of any.
 */
export function explain({ preset }: Client, failure: AuthenticationError): Explanation | undefined {
  const found = [...(symptoms[preset.name] ?? []), ...symptoms.generic].find((symptom) =>
    fits(symptom, failure),
  )
  return found && { cause: found.cause, fix: found.fix }
}

function fits({ code, check, says }: Symptom, failure: AuthenticationError): boolean {
  return (
    (code === undefined || code === failure.code) &&
    (check === undefined || check === failure.check) &&
    (says === undefined || failure.message.includes(says))
  )
}

export type Explanation = { cause: string; fix: string }
