import { hashPassword } from '../passwords/hash.ts'
import type { Account } from './account.ts'
import type { Accounts } from './accounts.ts'

/** Adds the demo people that are missing. A demo person's changed password stays changed. */
export async function seedDemoPeople(accounts: Accounts): Promise<void> {
  const missing = demoPeople.filter((person) => !accounts.findById(person.id))
  await Promise.all(
    missing.map(async ({ password, ...person }) => {
      const passwordHash = await hashPassword(password)
      accounts.create({ ...person, passwordHash, emailVerified: true })
    }),
  )
}

export const demoPeople: DemoPerson[] = [
  {
    id: '00ualice000000000001',
    email: 'alice@example.test',
    name: 'Alice Example',
    password: 'alice-password-1',
    status: 'active',
    groups: ['staff'],
  },
  {
    id: '00uadam0000000000002',
    email: 'adam@example.test',
    name: 'Adam Admin',
    password: 'adam-password-1',
    status: 'active',
    groups: ['administrators', 'staff'],
  },
  {
    id: '00usue00000000000003',
    email: 'sue@example.test',
    name: 'Sue Suspended',
    password: 'sue-password-1',
    status: 'suspended',
    groups: ['staff'],
  },
]

type DemoPerson = Omit<Account, 'passwordHash' | 'emailVerified' | 'status'> & {
  status: 'active' | 'suspended'
  password: string
}
