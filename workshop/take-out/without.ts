import { withDependents } from '../../cli/take-out/capabilities.ts'
import type { Capability } from '../../cli/take-out/capability.ts'
import { faultsIn, withCopy, write } from '../../cli/take-out/copy.ts'
import { isNamedIn } from '../../cli/take-out/named-files.ts'
import { importedBy } from '../../cli/take-out/rules/imports.ts'
import { mentionOf } from '../../cli/take-out/rules/prose.ts'
import { shrink } from '../../cli/take-out/shrink.ts'
import { isSource, readTree, type Tree } from '../../cli/take-out/tree.ts'

/** Lets `use` look at a copy of a repository without these capabilities, and at what is wrong with their data. */
export async function without<Result>(
  repository: string,
  names: string[],
  use: (folder: string, faults: DataFaults) => Promise<Result>,
): Promise<Result> {
  const before = readTree(repository)
  const taken = withDependents(names)
  const { after, missing, unknown } = shrink(before, taken)
  return withCopy(repository, async (folder) => {
    write(folder, before, after)
    const written = readTree(folder)
    const unused = unusedIn(before, written, taken)
    return use(folder, {
      missing,
      unknown,
      mentions: mentionsIn(written, taken),
      unused,
      check: faultsIn(folder),
    })
  })
}

/** Where the files that are left name what is gone: `file: words`. */
function mentionsIn(tree: Tree, taken: Capability[]): string[] {
  const files = taken.flatMap((each) => each.files).map((file) => file.replace(/\/$/, ''))
  const named = files.filter((file) => !file.includes('*') && !/^(test|workshop)\//.test(file))
  const pages = named.flatMap((file) => /^docs\/(.+)$/.exec(file)?.[1] ?? [])
  const about = mentionOf([...named, ...pages])
  const settings = mentionOf(taken.flatMap((each) => each.settings))
  return [...tree].flatMap(([file, text]) => {
    if (isAboutRemovals(file)) return []
    const found = [about.exec(text), isProviders(file) ? null : settings.exec(text)]
    return found.flatMap((match) => (match ? [`${file}: ${match[0]}`] : []))
  })
}

/** What can go, what went in earlier versions, and what those have left. */
function isAboutRemovals(file: string): boolean {
  return /^(cli\/take-out\/|workshop\/(take-out|weakenings)\/|docs\/(removing|updates)\.md$|package-lock\.json$|lib\/env\/gone-settings\.ts$|test\/upgrade\/)/.test(
    file,
  )
}

/** The embedded provider reads settings of the same names as the app. */
function isProviders(file: string): boolean {
  return /^(dev|workshop\/development)\//.test(file)
}

/** Files that another file imported before, and none does now. */
function unusedIn(before: Tree, after: Tree, taken: Capability[]): string[] {
  const imported = (tree: Tree) => [...tree.keys()].filter(isSource).flatMap((file) => importedBy(tree, file))
  const now = new Set(imported(after))
  const keeps = isNamedIn(taken.flatMap((each) => each.keeps))
  const left = [...new Set(imported(before))].filter((file) => after.has(file) && !now.has(file))
  return left.filter((file) => !keeps(file))
}

type DataFaults = {
  missing: unknown[]
  unknown: string[]
  mentions: string[]
  unused: string[]
  check: string
}
