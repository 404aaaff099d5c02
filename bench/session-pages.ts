import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqliteSessionStore } from '#lib/session/store/sqlite-session-store.ts'
import { createWorkingCopy } from '../test/mutations/working-copy.ts'
import { temporaryFolder } from '../test/start/temporary-folder.ts'
import { processGroup } from './process-group.ts'
import { spread, spreadHead, spreadLine } from './spread.ts'
import { startCheckout } from './start-checkout.ts'

// `npm run bench:session-pages`: the CPU of one signed-in page that reads the session, of the same page without, and of
// the same with next-auth's own `auth()` on the same store. Two instances of one build take turns, so that their
// difference shows what is chance. Needs Linux.

const rounds = 12
const views = 300
const page = (imports: string, read: string) => `import { connection } from 'next/server'
${imports}
export default async function Page() {
  await connection()
  ${read}
  return <p>{name}</p>
}
`
const pages = {
  'without a session': page('', `const name = 'Alice Example'`),
  'getSession()': page(
    `import { getSession } from '#lib/session/get-session.ts'`,
    `const reading = await getSession()
  const name = reading.status === 'signed_in' ? reading.session.claims.name : 'nobody'`,
  ),
  'next-auth’s auth()': page(
    `import { createHash } from 'node:crypto'
import NextAuth from 'next-auth'
import { store } from '#lib/session/store/store.ts'
const { auth } = NextAuth({
  secret: 'a secret of the bench alone, and of nothing else',
  trustHost: true,
  providers: [],
  session: { strategy: 'jwt' },
  cookies: { sessionToken: { name: 'session' } },
  jwt: {
    async decode({ token = '' }) {
      const record = await store().read(createHash('sha256').update(token).digest('base64url'))
      return record ? { sub: record.sub, name: record.claims.name, id: token } : null
    },
    encode: async ({ token }) => String(token?.['id']),
  },
})`,
    `const name = (await auth())?.user?.name ?? 'nobody'`,
  ),
}

const copy = createWorkingCopy(fileURLToPath(new URL('..', import.meta.url)))
process.once('exit', copy.remove)
const names = Object.keys(pages) as (keyof typeof pages)[]
for (const [index, name] of names.entries()) {
  const folder = path.join(copy.folder, 'app/bench', String(index))
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'page.tsx'), pages[name])
}
const built = copy.build()
if (!built.ok) throw new Error(built.output)

const id = 'a'.repeat(43)
const file = path.join(temporaryFolder(), 'sessions.db')
await store()
const settings = { SESSION_STORE_URL: `file:${file}` }
const instances = [await startCheckout(copy.folder, settings), await startCheckout(copy.folder, settings)]
const results = new Map<string, number[]>()
for (let round = 0; round < rounds; round += 1) {
  for (const [which, instance] of instances.entries()) {
    for (const offset of names.keys()) {
      const index = (offset + round) % names.length
      const name = `${names[index]}, ${which === 0 ? 'one' : 'other'}`
      const milliseconds = await cpuOf(instance.group, `${instance.url}/bench/${index}`)
      // The first round warms.
      if (round > 0) results.set(name, [...(results.get(name) ?? []), milliseconds])
    }
  }
}
console.log(spreadHead('one page, ms of CPU'))
for (const [name, values] of results) console.log(spreadLine(name, spread(values)))
for (const instance of instances) await instance.stop()

async function cpuOf(group: number, url: string): Promise<number> {
  const before = processGroup(group).cpuMilliseconds
  for (let view = 0; view < views; view += 1) await requirePage(url)
  return (processGroup(group).cpuMilliseconds - before) / views
}

function requirePage(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { cookie: `session=${id}` } }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const shown = Buffer.concat(chunks).toString().includes('Alice Example')
      if (response.statusCode === 200 && shown) resolve()
      else reject(new Error(`${url} answered ${response.statusCode}, and not as Alice.`))
    })
    request.once('error', reject)
  })
}

async function store(): Promise<void> {
  const opened = sqliteSessionStore(file)
  const now = Math.floor(Date.now() / 1000)
  const times = {
    createdAt: now,
    lastSeenAt: now,
    idleExpiresAt: now + 3600,
    absoluteExpiresAt: now + 86_400,
  }
  const key = createHash('sha256').update(id).digest('base64url')
  const who = {
    iss: 'http://localhost:9',
    sub: 'alice',
    clientId: 'bench',
    claims: { name: 'Alice Example' },
  }
  await opened.insert({ key, version: 1, ...who, ...times, device: 'Chrome on Linux' }, 'sealed')
  await opened.close()
}
