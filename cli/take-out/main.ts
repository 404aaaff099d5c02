import { fileURLToPath } from 'node:url'
import { capabilities } from './capabilities.ts'
import { listing } from './listing.ts'
import { readOptions } from './read-options.ts'
import { takeOut } from './take-out.ts'
import { readTree } from './tree.ts'

/** `npm run take-out`: lists what can go; with names, takes it out of this checkout. */
const root = fileURLToPath(new URL('../..', import.meta.url))

// An interrupted step ends with an error, after which its copy is removed.
process.on('SIGINT', () => {})
try {
  const options = readOptions(process.argv.slice(2), capabilities)
  const isListing = options.names.length === 0 && !options.again
  const { lines, done } = isListing
    ? { lines: listing(readTree(root), capabilities), done: true }
    : await takeOut(root, options)
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exitCode = done ? 0 : 1
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`)
  process.exitCode = 1
}
