import type { Capability, Edit } from './capability.ts'
import { wordsOf } from './rules/edits.ts'
import { packagesGone } from './rules/manifest.ts'
import type { Missing } from './shrink.ts'
import type { Tree } from './tree.ts'

/** Which capabilities go although they were not asked for, and why. */
export function neededIn(taken: Capability[], names: string[]): string[] {
  return taken
    .filter(({ name, needs }) => !names.includes(name) && needs.length > 0)
    .map(({ name, needs }) => `${name} needs ${needs.join(' and ')}: it goes too.`)
}

/** How much goes: files, lines and packages. */
export function amountOf(before: Tree, after: Tree): string {
  const packages = packagesGone(before, after)
  const files = before.size - after.size
  const lines = linesOf(before) - linesOf(after)
  const named = packages.length === 0 ? 'no package' : `the packages ${packages.join(', ')}`
  return `${files} files, ${lines} lines, ${named.replace(/^the packages ([^,]+)$/, 'the package $1')}`
}

/** What changes, file by file, and how much that is. */
export function changesIn(before: Tree, after: Tree, taken: Capability[]): string[] {
  const deleted = [...before.keys()].filter((file) => !after.has(file))
  const edited = [...after.keys()].filter((file) => before.get(file) !== after.get(file))
  return [
    ...deleted.map((file) => `delete ${file}`),
    ...edited.map((file) => `edit   ${file}`),
    `Without ${taken.map(({ name }) => name).join(', ')}: ${amountOf(before, after)} less.`,
  ]
}

/** What has to be taken out by hand, since a file does not read as expected. */
export function handwork(missing: Missing[]): string[] {
  return missing.map(({ file, edit }) => `${file}: ${instruction(edit)}`)
}

function instruction(edit: Edit): string {
  const words = wordsOf(edit)
  if (typeof edit === 'string' || edit.replace === undefined) return `take out the line with  ${words}`
  return edit.replace === '' ? `take out  ${words}` : `put  ${edit.replace}  in place of  ${words}`
}

function linesOf(tree: Tree): number {
  const counted = [...tree].filter(([file]) => file !== 'package-lock.json')
  return counted.reduce((sum, [, text]) => sum + text.split('\n').length - 1, 0)
}
