import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { demoPeople } from '../../dev/identity-provider/accounts/demo-people.ts'

test('Keycloak’s realm has the demo people of the embedded provider, passwords and groups alike', () => {
  const realm = JSON.parse(readFileSync('dev/keycloak/realm.json', 'utf8')) as Realm
  const people = realm.users.map(({ firstName, lastName, email, enabled, groups, credentials }) => ({
    name: `${firstName} ${lastName}`,
    email,
    password: credentials.find(({ type }) => type === 'password')?.value,
    status: enabled ? 'active' : 'suspended',
    groups: groups.map((group) => group.slice(1)).filter((group) => group !== 'everyone'),
  }))
  expect(people).toEqual(
    demoPeople.map(({ name, email, password, status, groups }) => ({
      name,
      email,
      password,
      status,
      groups,
    })),
  )
})

type Realm = {
  users: {
    firstName: string
    lastName: string
    email: string
    enabled: boolean
    groups: string[]
    credentials: { type: string; value?: string }[]
  }[]
}
