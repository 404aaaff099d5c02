import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Mutation, readMutations } from './mutation.ts'
import { runNamedTests } from './run-named-tests.ts'
import { createWorkingCopy, type WorkingCopy } from './working-copy.ts'

// Each patch switches one check off; the test that it names must then go red. `npm run weakenings -- [name …]`
const here = path.dirname(fileURLToPath(import.meta.url))
const chosen = process.argv.slice(2)
const mutations = readMutations(path.join(here, 'patches')).filter(
  ({ name }) => chosen.length === 0 || chosen.includes(name),
)
const copy = createWorkingCopy(path.join(here, '../..'))
process.once('exit', copy.remove)
process.once('SIGINT', () => process.exit(130))

requireGreenBaseline(copy, mutations)
let failed = 0
for (const mutation of mutations) {
  // Everything below waits for its child process: only here does Ctrl-C get a turn.
  await setImmediate()
  const started = Date.now()
  const { red, lines } = judge(copy, mutation)
  if (!red) failed++
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(3)
  console.log(`${red ? 'seen red' : 'FAILED  '} ${seconds} s  ${mutation.name}`)
  for (const line of lines) console.log(`                  ${line}`)
}
console.log(`${mutations.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** Without any patch all named tests are green, or their red would prove nothing. */
function requireGreenBaseline({ folder, build }: WorkingCopy, all: Mutation[]): void {
  const built = build()
  if (!built.ok) stop(`The app does not build:\n${built.output}`)
  const tests = all.flatMap((mutation) => mutation.tests)
  const outcomes = runNamedTests(folder, tests)
  const notGreen = tests.filter((_, index) => outcomes[index]?.colour !== 'green')
  if (notGreen.length === 0) return
  const lines = notGreen.map(({ file, title }) => `  ${file} > ${title}`)
  stop(`Before any patch these named tests are not green:\n${lines.join('\n')}`)
}

function judge({ folder, apply, build, revert }: WorkingCopy, mutation: Mutation): Verdict {
  const applied = apply(mutation.file)
  if (!applied.ok) return { red: false, lines: [`no longer applies: ${applied.output.trim()}`] }
  try {
    const built = build()
    if (!built.ok) return { red: false, lines: [`does not build: ${built.output.slice(-500)}`] }
    const outcomes = runNamedTests(folder, mutation.tests)
    const lines = mutation.tests.map(({ title }, index) => {
      const { colour, reason } = outcomes[index] ?? { colour: 'missing', reason: '' }
      return `${colour}: ${title.trim()}: ${reason.slice(0, 140)}`
    })
    return { red: outcomes.every(({ colour }) => colour === 'red'), lines }
  } finally {
    const reverted = revert(mutation.file)
    if (!reverted.ok) stop(`${mutation.name} cannot be taken back: ${reverted.output}`)
  }
}

function stop(message: string): never {
  console.error(message)
  console.log(`0 passed, ${mutations.length} failed`)
  process.exit(1)
}

type Verdict = { red: boolean; lines: string[] }
