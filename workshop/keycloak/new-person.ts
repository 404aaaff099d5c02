import type { AdminRest } from '../../dev/keycloak/admin-rest.ts'
import type { Credentials } from '../../test/browser/people.ts'

/** A new account for one test, whose password the test may change. */
export async function newPerson(admin: AdminRest, firstName: string, lastName: string): Promise<Credentials> {
  const email = `${firstName}.${lastName}@example.test`.toLowerCase()
  const password = 'a password of their own'
  await admin('POST', '/users', {
    username: email,
    email,
    firstName,
    lastName,
    enabled: true,
    emailVerified: true,
    credentials: [{ type: 'password', value: password, temporary: false }],
  })
  return { email, password }
}
