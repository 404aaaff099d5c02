import { withDependents } from './capabilities.ts'
import type { Capability } from './capability.ts'
import { amountOf } from './report.ts'
import { takenOutOf } from './rules/manifest.ts'
import { shrink } from './shrink.ts'
import type { Tree } from './tree.ts'

/** What can go, what is lost with it, what it needs, and how much goes. */
export function listing(tree: Tree, capabilities: Capability[]): string[] {
  const noted = takenOutOf(tree)
  const there = capabilities.filter(({ name }) => !noted.includes(name))
  return [
    'npm run take-out -- NAME … takes these parts out of the starter:',
    ...there.flatMap((each) => ['', ...entryOf(tree, each)]),
    ...(noted.length > 0 ? ['', `Taken out: ${noted.join(', ')}`] : []),
    '',
    '--all: all of them. --dry-run: only say what would change. docs/removing.md has the rest.',
  ]
}

function entryOf(tree: Tree, capability: Capability): string[] {
  const taken = withDependents([capability.name])
  const others = taken.filter(({ name }) => name !== capability.name).map(({ name }) => name)
  const { after } = shrink(tree, taken)
  return [
    `${capability.name}: ${capability.title}`,
    `  lost:  ${capability.lost}`,
    ...(capability.needs.length > 0 ? [`  needs: ${capability.needs.join(', ')}`] : []),
    ...(others.length > 0 ? [`  takes along: ${others.join(', ')}`] : []),
    `  goes:  ${amountOf(tree, after)}`,
  ]
}
