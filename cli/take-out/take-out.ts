import { withDependents } from './capabilities.ts'
import { apply, faultsIn, requireNoChanges, withCopy, write } from './copy.ts'
import type { Options } from './read-options.ts'
import { changesIn, handwork, neededIn } from './report.ts'
import { packagesIn, takenOutOf } from './rules/manifest.ts'
import { type Missing, shrink } from './shrink.ts'
import { readTree, type Tree } from './tree.ts'

/** Takes capabilities out of a checkout, or changes nothing. Gives what there is to say of it. */
export async function takeOut(root: string, options: Options): Promise<Outcome> {
  if (!options.dryRun) requireNoChanges(root)
  const before = readTree(root)
  const noted = takenOutOf(before)
  const taken = options.again
    ? withDependents([...options.names, ...noted])
    : withDependents(options.names).filter(({ name }) => !noted.includes(name))
  const { after, missing } = shrink(before, taken)
  if (isSame(before, after))
    return { done: true, lines: ['Nothing is left to take out. Nothing has been changed.'] }
  const unknown = missing.filter(({ file }) => !isEditedBy(noted, file))
  if (unknown.length > 0 && !options.byHand)
    return { done: false, lines: [...handwork(unknown), ...notFound] }
  const lines = [...neededIn(taken, options.names), ...changesIn(before, after, taken)]
  if (options.dryRun)
    return { done: true, lines: [...lines, 'This was a dry run. Nothing has been changed.'] }
  return withCopy(root, (folder) => {
    write(folder, before, after)
    const faults = faultsIn(folder)
    if (faults !== '' && !options.byHand) return { done: false, lines: [faults, ...notChecked] }
    apply(root, folder)
    return { done: faults === '', lines: [...lines, ...leftToDo(before, after, unknown, faults)] }
  })
}

const notFound = [
  'The files above do not have these texts: they have been edited. Nothing has been changed.',
  'Take the lines out by hand, commit, and run the command with --by-hand: it leaves them to you.',
]

const notChecked = [
  '`npm run check` finds the faults above where this is taken out. Nothing has been changed.',
  'Take out these uses by hand and commit, or run the command with --by-hand and mend them afterwards.',
]

function leftToDo(before: Tree, after: Tree, unknown: Missing[], faults: string): string[] {
  return [
    ...handwork(unknown),
    ...(faults === '' ? ['`npm run check` passes.'] : [faults, '`npm run check` finds the faults above.']),
    ...(packagesIn(before) === packagesIn(after) ? [] : ['Run npm install: packages have changed.']),
    'Look at it with git diff, run npm test, and commit.',
  ]
}

/** Whether what was taken out before may have taken a text of this file along. */
function isEditedBy(noted: string[], file: string): boolean {
  return withDependents(noted).some(({ edits }) => edits[file] !== undefined)
}

function isSame(before: Tree, after: Tree): boolean {
  return before.size === after.size && [...after].every(([file, text]) => before.get(file) === text)
}

export type Outcome = { done: boolean; lines: string[] }
