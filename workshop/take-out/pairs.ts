import { capabilities } from '../../cli/take-out/capabilities.ts'
import { compile, createRepository, removeRepository } from './repository.ts'
import { sound, unitTestsOf } from './sound.ts'
import { without } from './without.ts'

// `npm run take-out:pairs`, in workshop/: every pair of capabilities, two pairs at a time. With names: the pairs of these.

const asked = process.argv.slice(2)
const names = capabilities.map(({ name }) => name)
const pairs = names
  .flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]))
  .filter((pair) => asked.length === 0 || pair.some((name) => asked.includes(name)))
const repository = createRepository()
compile(repository)
const waiting = [...pairs]
const failed: string[] = []
await Promise.all([takeTurns(), takeTurns()])
removeRepository(repository)
process.stdout.write(`${pairs.length - failed.length} pairs passed, ${failed.length} failed\n`)
process.exitCode = failed.length === 0 ? 0 : 1

async function takeTurns(): Promise<void> {
  for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
    const name = pair.join(' and ')
    const faults = await faultsWithout(pair)
    process.stdout.write(`${faults === '' ? 'passed' : 'FAILED'}  ${name}\n${faults}`)
    if (faults !== '') failed.push(name)
  }
}

async function faultsWithout(pair: string[]): Promise<string> {
  return without(repository, pair, async (folder, faults) => {
    const data =
      JSON.stringify(faults) === JSON.stringify(sound) ? '' : `${JSON.stringify(faults, null, 2)}\n`
    return `${data}${await unitTestsOf(folder)}`
  })
}
