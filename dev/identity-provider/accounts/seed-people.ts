import type { Database } from '../data/database.ts'
import { epochSeconds } from '../data/epoch.ts'
import { hashPassword } from '../passwords/hash.ts'
import type { AccountStatus } from './account.ts'
import type { Accounts } from './accounts.ts'

/**
 * Adds made-up people until there are `wanted` of them: the same ones each time, in one transaction. All share one
 * password, because hashing takes longer than everything else here.
 */
export async function seedPeople(database: Database, accounts: Accounts, wanted: number): Promise<void> {
  if (wanted === 0 || accounts.findById(madeUpPerson(wanted).id)) return
  const passwordHash = await hashPassword(madeUpPassword)
  const now = epochSeconds()
  database.transaction(() => {
    for (let number = 1; number <= wanted; number++) {
      const { id, email, name, status, groups } = madeUpPerson(number)
      const createdAt = now - number * 600
      database.run(
        `INSERT OR IGNORE INTO accounts (id, email, name, password_hash, email_verified, status, groups,
           updated_at, created_at, status_changed_at, password_changed_at)
         VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)`,
        ...[id, email, name, passwordHash, status, JSON.stringify(groups)],
        ...[createdAt, createdAt, createdAt, createdAt],
      )
    }
  })
}

export const madeUpPassword = 'person-password-1'

/** Every fiftieth is suspended, every hundredth and first deactivated: enough of each to look for. */
export function madeUpPerson(number: number): MadeUpPerson {
  const first = firstNames[number % firstNames.length] ?? ''
  const last = lastNames[Math.floor(number / firstNames.length) % lastNames.length] ?? ''
  return {
    id: `00uperson${String(number).padStart(11, '0')}`,
    email: `person.${number}@example.test`,
    name: `${first} ${last}`,
    status: number % 50 === 0 ? 'suspended' : number % 101 === 0 ? 'deactivated' : 'active',
    groups: number % 3 === 0 ? ['staff', 'editors'] : ['staff'],
  }
}

const firstNames = [
  ...[
    'Ada',
    'Bruno',
    'Chiara',
    'Dmitri',
    'Élodie',
    'Farid',
    'Grace',
    'Hana',
    'Ingrid',
    'João',
    'Kwame',
    'Lena',
  ],
  ...['Mei', 'Noor', 'Olga', 'Pavel', 'Quentin', 'Rosa', 'Søren', 'Tomáš', 'Uma', 'Viktor', 'Wanjiru', 'Zoë'],
  ...['Ольга', 'Γιώργος', '美咲', 'ليلى'],
]
const lastNames = [
  ...[
    'Abara',
    'Bianchi',
    'Castillo',
    'Dubois',
    'Eriksen',
    'Fernández',
    'García',
    'Haddad',
    'Ivanova',
    'Jansen',
  ],
  ...[
    'Kowalski',
    'Lindqvist',
    'Müller',
    'Nakamura',
    'O’Brien',
    'Pereira',
    'Quiñones',
    'Rossi',
    'Šimić',
    'Tanaka',
  ],
  ...['Usman', 'van den Berg', 'Weber', 'Xu', 'Yılmaz', 'Zhang', 'Петрова', 'Παπαδόπουλος', '佐藤', 'حداد'],
]

type MadeUpPerson = { id: string; email: string; name: string; status: AccountStatus; groups: string[] }
