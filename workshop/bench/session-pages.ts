import { createHash, randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { sqliteSessionStore } from '../../lib/session/store/sqlite-session-store.ts'
import { type Browser, createBrowser } from '../../test/protocol/browser.ts'
import { now, record } from '../../test/session-store/records.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'
import { createWorkingCopy } from '../weakenings/working-copy.ts'
import { processGroup } from './process-group.ts'
import { spread, spreadHead, spreadLine } from './spread.ts'
import { type RunningCheckout, startCheckout } from './start-checkout.ts'

// `npm run bench:session-pages -- [rounds]`: what reading the session adds to a page, in CPU of the server. A copy of this
// checkout gets the pages of bench/session-pages/ and is built once; two servers of that one build are asked turn by
// turn, so that what they differ by is chance. Needs Linux.

const rounds = Number(process.argv[2] ?? 8)
const views = 200
const pages = ['without', 'get-session', 'our-auth', 'next-auth'] as const

const folder = temporaryFolder()
const id = randomBytes(32).toString('base64url')
const copy = createWorkingCopy(path.join(import.meta.dirname, '../..'))
try {
  for (const page of pages) {
    mkdirSync(path.join(copy.folder, 'app/bench', page), { recursive: true })
    cpSync(
      path.join(import.meta.dirname, `session-pages/${page}.tsx`),
      path.join(copy.folder, 'app/bench', page, 'page.tsx'),
    )
  }
  const built = copy.build()
  if (!built.ok) throw new Error(built.output)
  await measure()
} finally {
  copy.remove()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  await storeSession()
  const shared = { SESSION_STORE_URL: `file:${folder}/sessions.db` }
  const servers: RunningCheckout[] = []
  try {
    for (let server = 0; server < 2; server += 1) servers.push(await startCheckout(copy.folder, shared))
    for (const server of servers) for (const page of pages) await cpuOf(server, page)
    const results: Result[] = []
    for (let round = 0; round < rounds; round += 1) results.push(await oneRound(servers, round))
    report(results)
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

async function storeSession(): Promise<void> {
  const store = sqliteSessionStore(`${folder}/sessions.db`)
  const key = createHash('sha256').update(id).digest('base64url')
  const groups = Array.from({ length: 10 }, (_none, number) => `a-group-of-people-${number}`)
  const claims = { name: 'Alice Example', email: 'alice@example.test', groups }
  const [idleExpiresAt, absoluteExpiresAt] = [now() + 3600, now() + 86_400]
  const ours = { iss: 'http://localhost:9', clientId: 'bench', key, claims, idleExpiresAt, absoluteExpiresAt }
  await store.insert(record('', ours), 'nothing')
  await store.close()
}

/** CPU of each page at each server, in an order that turns from round to round. */
async function oneRound(servers: RunningCheckout[], round: number): Promise<Result> {
  const result = Object.fromEntries(pages.map((page) => [page, [0, 0]])) as Result
  const turned = pages.map((_page, place) => pages[(place + round) % pages.length] ?? 'without')
  for (const page of turned) {
    for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const server = servers[which]
      if (server) result[page][which] = await cpuOf(server, page)
    }
  }
  return result
}

/** Milliseconds of CPU of one view. */
async function cpuOf({ url, group }: RunningCheckout, page: Page): Promise<number> {
  const browser = createBrowser(url)
  browser.cookies.set('session', id)
  const before = processGroup(group).cpuMilliseconds
  for (let view = 0; view < views; view += 1) await seen(browser, page)
  return (processGroup(group).cpuMilliseconds - before) / views
}

async function seen(browser: Browser, page: Page): Promise<void> {
  const { status, body } = await browser.get(`/bench/${page}`)
  if (status !== 200 || !body.includes('<p>signed_in</p>'))
    throw new Error(`${page} answered ${status}: ${body}`)
}

function report(results: Result[]): void {
  console.log(`ms of CPU of a page, ${rounds} rounds of ${views} views at each of two servers\n`)
  console.log(spreadHead(''))
  for (const page of pages)
    console.log(
      row(
        page,
        results.flatMap((result) => result[page]),
      ),
    )
  console.log(`\n${spreadHead('more than `without`')}`)
  for (const page of pages.slice(1)) {
    console.log(
      row(
        page,
        results.flatMap((result) => result[page].map((cpu, at) => cpu - (result.without[at] ?? 0))),
      ),
    )
  }
  const between = results.flatMap((result) =>
    pages.map((page) => Math.abs(result[page][0] - result[page][1])),
  )
  console.log(row('two servers of one build', between))
}

function row(name: string, values: number[]): string {
  return spreadLine(name, spread(values), 2)
}

type Page = (typeof pages)[number]

type Result = Record<Page, [number, number]>
