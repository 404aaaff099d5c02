import type { Capability, Edit } from './capability.ts'
import { follow, type Gone } from './follow.ts'
import { isNamedIn } from './named-files.ts'
import { makeEdits } from './rules/edits.ts'
import { importedBy } from './rules/imports.ts'
import { shrunkManifest } from './rules/manifest.ts'
import { withoutStaleWeakenings } from './rules/weakenings.ts'
import { isSource, type Tree } from './tree.ts'

/** The files of a checkout without some capabilities, and what these name that is not there. Writes nothing. */
export function shrink(before: Tree, taken: Capability[]): Shrunk {
  const edited = withEdits(before, taken)
  const gone = {
    files: taken.flatMap(({ files }) => files),
    settings: taken.flatMap(({ settings }) => settings),
    names: taken.flatMap(({ names }) => names),
    scripts: taken.flatMap(({ scripts }) => scripts),
    called: taken.flatMap(({ called }) => called),
  }
  const keeps = taken.flatMap(({ keeps: kept }) => kept)
  const after = withoutStaleWeakenings(before, settle(before, edited.tree, gone, keeps))
  after.set(
    'package.json',
    shrunkManifest(
      before,
      after,
      gone.scripts,
      taken.map(({ name }) => name),
    ),
  )
  const unknown = gone.files.filter((file) => ![...before.keys()].some(isNamedIn([file])))
  return { after, missing: edited.missing, unknown }
}

function withEdits(before: Tree, taken: Capability[]): { tree: Tree; missing: Missing[] } {
  const tree = new Map(before)
  const missing: Missing[] = []
  const files = new Set(taken.flatMap(({ edits }) => Object.keys(edits)))
  for (const file of files) {
    // A team may have removed workshop/ whole.
    if (file.startsWith('workshop/') && !tree.has('workshop/package.json')) continue
    const edits = taken.flatMap((each) => each.edits[file] ?? [])
    const result = makeEdits(tree.get(file) ?? '', edits)
    missing.push(...result.missing.map((edit) => ({ file, edit })))
    if (tree.has(file)) tree.set(file, result.text)
  }
  return { tree, missing }
}

/** Follows what is gone through the files that stay, until nothing more goes. */
function settle(before: Tree, current: Tree, gone: Gone, keeps: string[]): Tree {
  const isGone = isNamedIn(gone.files)
  const kept = new Map([...current].filter(([file]) => !isGone(file)))
  const after = new Map(
    [...kept.keys()].map((file) => [file, follow(kept, file, before.get(file) ?? '', gone)]),
  )
  const orphans = orphansOf(before, after).filter((file) => !keeps.includes(file))
  if (orphans.length === 0) return after
  return settle(before, after, { ...gone, files: [...gone.files, ...orphans] }, keeps)
}

/** The files that some other file imported before, and none does after. */
function orphansOf(before: Tree, after: Tree): string[] {
  const imported = (tree: Tree) =>
    new Set(
      [...tree.keys()]
        .filter(isSource)
        .flatMap((file) => importedBy(tree, file).filter((each) => each !== file)),
    )
  const now = imported(after)
  return [...imported(before)].filter((file) => after.has(file) && !now.has(file) && !isEntry(file))
}

/** Files that run without an import: pages, routes, tests, programs. */
function isEntry(file: string): boolean {
  return /\.test\.tsx?$|(^|\/)main\.ts$/.test(file)
}

export type Shrunk = {
  after: Tree
  /** Edits whose text is not there. */
  missing: Missing[]
  /** Files that are not there. */
  unknown: string[]
}

export type Missing = { file: string; edit: Edit }
