import { createHash, randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { SessionRecord } from '../../lib/session/store/session-record.ts'
import { sqliteSessionStore } from '../../lib/session/store/sqlite-session-store.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'

/** A session store that a test can read and age. `settings` are for every instance that shares it. */
export function knownStore() {
  const file = `${temporaryFolder()}/sessions.db`
  const store = sqliteSessionStore(file)
  const recordOf = async (page: Page): Promise<SessionRecord> => {
    const record = await store.read(keyOf(await sessionId(page)))
    if (!record) throw new Error('This browser has no session.')
    return record
  }
  return {
    settings: {
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: `file:${file}`,
    },
    recordOf,
    /** Makes the session's refresh due. */
    async makeDue(page: Page): Promise<void> {
      const record = await recordOf(page)
      const due = { ...record, version: record.version + 1, refreshAt: Math.floor(Date.now() / 1000) }
      if (!(await store.replace(record.key, record.version, due)))
        throw new Error('Another writer was quicker.')
    },
    close: () => store.close(),
  }
}

/** The value of this browser's session cookie. */
export async function sessionId(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.find(({ name }) => name === 'session')?.value ?? ''
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
