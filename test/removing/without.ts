import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { copyCheckout } from './copy-checkout.ts'
import { importedIn, mentionsIn } from './left-over.ts'
import { type Capability, readCapabilities } from './read-capabilities.ts'
import { run } from './run.ts'
import { takeOut } from './take-out.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const capabilities = readCapabilities(path.join(root, 'docs/removing.md'))

/** A copy of the checkout without these capabilities, as docs/removing.md says it, and what is wrong with that page. */
export async function without(gone: Capability[]): Promise<Shrunk> {
  const folder = temporaryFolder()
  copyCheckout(root, folder)
  const stays = capabilities.filter((each) => !gone.includes(each)).map(({ name }) => name)
  // What two of them take out is gone already when the second one comes.
  const notThere = gone.flatMap((each) => takeOut(folder, each, stays))
  const lint = await tidy(folder, gone)
  return {
    folder,
    notThere,
    lint,
    mentions: mentionsIn(folder, gone, stays),
    unused: unusedIn(folder, gone),
  }
}

/** A capability after those that have to be gone before it, and are not yet. */
export function withThoseBefore(capability: Capability): Capability[] {
  return [...capabilities.filter(({ name }) => capability.after.includes(name)), capability]
}

/** The commands of the page, for the files that it names. Returns what Biome finds in these and cannot mend. */
async function tidy(folder: string, gone: Capability[]): Promise<string> {
  const edited = new Set(gone.flatMap(({ edits }) => edits.map(({ file }) => file)))
  const files = [...edited].filter(
    (file) => /\.(tsx?|mjs|css|json)$/.test(file) && existsSync(path.join(folder, file)),
  )
  if (files.length === 0) return ''
  const biome = 'node_modules/@biomejs/biome/bin/biome'
  await run(folder, biome, ['lint', '--write', '--unsafe', '--only=correctness/noUnusedImports', ...files])
  const lint = await run(folder, biome, [
    'check',
    '--write',
    '--error-on-warnings',
    '--diagnostic-level=warn',
    ...files,
  ])
  const scripts = gone.flatMap(({ commands }) => commands).map((command) => scriptOf(folder, command))
  for (const script of scripts) await run(folder, '--import', script)
  return lint
}

/** What `npm run …` in workshop/ gives to Node, but for its first option. */
function scriptOf(folder: string, command: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(folder, 'workshop/package.json'), 'utf8')) as Manifest
  return (scripts[command.replace('npm run ', '')] ?? '').split(' ').slice(5)
}

/** Files of the app that something imported before, and nothing does now. */
function unusedIn(folder: string, gone: Capability[]): string[] {
  const imported = importedIn(folder)
  const kept = gone.flatMap(({ stays }) => stays)
  return [...importedIn(root)].filter((file) => {
    return existsSync(path.join(folder, file)) && !imported.has(file) && !kept.includes(file)
  })
}

type Shrunk = {
  folder: string
  /** What the page wants to delete or take out, and is not there as it says. */
  notThere: string[]
  lint: string
  mentions: string[]
  unused: string[]
}

type Manifest = { scripts: Record<string, string> }
