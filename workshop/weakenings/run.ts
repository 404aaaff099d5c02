import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { chooseWeakenings, needsBuild } from './choose-weakenings.ts'
import { listTests } from './list-tests.ts'
import { type NamedTest, readWeakenings, type Weakening } from './read-weakenings.ts'
import { runNamedTests } from './run-named-tests.ts'
import { noteSeenRed } from './seen-red.ts'
import { createWorkingCopy, type WorkingCopy } from './working-copy.ts'

// `npm run weakenings -- [name …] [--without-build] [--changed-since REV] [--resume] [--sample N]`: each weakening
// switches one check off, and every test that it names must then fail.
const root = path.join(import.meta.dirname, '../..')
const all = readWeakenings()
const listed = listTests(
  root,
  all.flatMap(({ tests }) => tests.map(({ file }) => file)),
)
const chosen = chooseWeakenings(all, listed, process.argv.slice(2))
const copy = createWorkingCopy(root)
process.once('exit', copy.remove)
process.once('SIGINT', () => process.exit(130))

const notGreen = namedTestsThatFail(copy, chosen)
let failed = 0
for (const weakening of chosen) {
  // Everything below blocks until a child process ends: only here can Ctrl-C be handled.
  await setImmediate()
  const started = Date.now()
  const { red, lines } = judge(copy, weakening)
  if (red) noteSeenRed(weakening.name)
  else failed++
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(3)
  console.log(`${red ? 'seen red' : 'FAILED  '} ${seconds} s  ${weakening.name}`)
  for (const line of lines) console.log(`                  ${line}`)
}
console.log(`${chosen.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** The named tests that do not pass without any weakening: their failure proves nothing. */
function namedTestsThatFail({ folder, build }: WorkingCopy, weakenings: Weakening[]): NamedTest[] {
  const built = weakenings.some((weakening) => needsBuild(weakening, listed))
    ? build()
    : { ok: true, output: '' }
  if (!built.ok) stop(`The app does not build:\n${built.output}`)
  const tests = weakenings.flatMap((weakening) => weakening.tests)
  const outcomes = runNamedTests(folder, tests)
  return tests.filter((_, index) => outcomes[index]?.colour !== 'green')
}

function judge({ folder, apply, build }: WorkingCopy, weakening: Weakening): Verdict {
  const failing = weakening.tests.filter((test) => notGreen.includes(test))
  if (failing.length > 0) {
    return { red: false, lines: failing.map(({ title }) => `fails without the weakening: ${title}`) }
  }
  const takeBack = apply(weakening.edits)
  try {
    const built = needsBuild(weakening, listed) ? build() : { ok: true, output: '' }
    if (!built.ok) return { red: false, lines: [`does not build: ${built.output.slice(-500)}`] }
    const outcomes = runNamedTests(folder, weakening.tests)
    const lines = weakening.tests.map(({ title }, index) => {
      const { colour, reason } = outcomes[index] ?? { colour: 'missing', reason: '' }
      return `${colour}: ${title.trim()}: ${reason.slice(0, 140)}`
    })
    return { red: outcomes.every(({ colour }) => colour === 'red'), lines }
  } finally {
    takeBack()
  }
}

function stop(message: string): never {
  console.error(message)
  console.log(`0 passed, ${chosen.length} failed`)
  process.exit(1)
}

type Verdict = { red: boolean; lines: string[] }
