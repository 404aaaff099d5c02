import { get } from 'node:http'
import { processGroup } from './process-group.ts'
import { spread, spreadHead, spreadLine } from './spread.ts'
import { type RunningCheckout, startCheckout } from './start-checkout.ts'

// `npm run bench:start -- <checkout> <checkout>`: the start and the home page of two built checkouts, turn by turn, so
// that whatever else the machine does falls on both. Needs Linux.

const rounds = 5
const views = 200
const checkouts = process.argv.slice(2)
if (checkouts.length !== 2) {
  process.stderr.write('Name two folders, each with a build: npm run bench:start -- ../before .\n')
  process.exit(1)
}

const results = checkouts.map((): Result[] => [])
for (let round = 0; round < rounds; round += 1) {
  // The two take turns in going first.
  for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
    results[which]?.push(await measure(checkouts[which] ?? ''))
  }
}
for (const quantity of quantities()) {
  console.log(spreadHead(quantity))
  for (const which of [0, 1]) {
    const values = results[which]?.map((result) => result[quantity]) ?? []
    console.log(spreadLine(`  ${checkouts[which]}`, spread(values)))
  }
}

async function measure(folder: string) {
  const server = await startCheckout(folder)
  try {
    const { cpuMilliseconds } = processGroup(server.group)
    return {
      'start, ms': server.startMilliseconds,
      'start, ms of CPU': cpuMilliseconds,
      ...(await homePage(server)),
    }
  } finally {
    await server.stop()
  }
}

async function homePage({ url, group }: RunningCheckout) {
  const html = String(await transferred(url))
  const scripts = [
    ...new Set([...html.matchAll(/(?:src|href)="([^"]+\.js[^"]*)"/g)].map(([, path]) => path ?? '')),
  ]
  const sizes = await Promise.all(scripts.map((path) => transferred(new URL(path, url).href, 'gzip')))
  for (let view = 0; view < views; view += 1) await transferred(url)
  const before = processGroup(group)
  const took: number[] = []
  for (let view = 0; view < views; view += 1) {
    const startedAt = performance.now()
    await transferred(url)
    took.push(performance.now() - startedAt)
  }
  const after = processGroup(group)
  return {
    'home page, ms': spread(took).median,
    'home page, ms of CPU': (after.cpuMilliseconds - before.cpuMilliseconds) / views,
    'home page, kB': Buffer.byteLength(html) / 1000,
    'scripts, kB transferred': sizes.reduce((total, { length }) => total + length, 0) / 1000,
    'memory, MB': after.megabytes,
  }
}

/** What comes over the wire: fetch would unpack it. */
function transferred(url: string, encoding = 'identity'): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': encoding } }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      if (response.statusCode === 200) resolve(Buffer.concat(chunks))
      else reject(new Error(`${url} answered ${response.statusCode}.`))
    })
    request.once('error', reject)
  })
}

function quantities() {
  return Object.keys(results[0]?.[0] ?? {}) as (keyof Result)[]
}

type Result = Awaited<ReturnType<typeof measure>>
