import path from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../dev/identity-provider/data/database.ts'
import { epochSeconds } from '../../../dev/identity-provider/data/epoch.ts'
import { startSweeping } from '../../../dev/identity-provider/data/sweep.ts'
import { createAdapter } from '../../../dev/identity-provider/oidc/adapter.ts'
import { temporaryFolder } from '../../../test/start/temporary-folder.ts'

test('what has expired goes by itself, and nothing else', async () => {
  const database = openDatabase(path.join(temporaryFolder(), 'provider.db'))
  const sessions = createAdapter(database)('Session')
  await sessions.upsert('gone', { uid: 'gone' }, -1)
  await sessions.upsert('living', { uid: 'living' }, 60)
  const attempt = 'INSERT INTO attempts (email, failures, locked_until, last_at) VALUES (?, ?, ?, ?)'
  const now = epochSeconds()
  database.run(attempt, 'old@example.test', 3, null, now - 90_000)
  database.run(attempt, 'recent@example.test', 3, null, now - 60)

  expect(await sessions.find('gone')).toBeUndefined()
  expect(await sessions.findByUid('living')).toEqual({ uid: 'living' })
  startSweeping(database)
  expect(database.all('SELECT id FROM provider_records').map(withoutMeta)).toEqual([{ id: 'living' }])
  expect(database.all('SELECT email FROM attempts').map(withoutMeta)).toEqual([
    { email: 'recent@example.test' },
  ])
  database.close()
})

function withoutMeta(row: unknown): object {
  return { ...(row as object) }
}
