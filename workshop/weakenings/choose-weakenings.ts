import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { isNamed, type ListedTest } from './list-tests.ts'
import type { Weakening } from './read-weakenings.ts'
import { seenRed } from './seen-red.ts'

/**
 * The weakenings that the command line asks for: those that it names, or all. `--without-build` leaves those whose tests
 * run without the built app, `--changed-since REV` those with a file that changed, `--resume` those that were not seen
 * red at this commit, and `--sample N` as many, spread over the rest.
 */
export function chooseWeakenings(all: Weakening[], tests: ListedTest[], words: string[]): Weakening[] {
  const { positionals: names, values } = parseArgs({ args: words, options, allowPositionals: true })
  const unknown = names.filter((name) => !all.some((weakening) => weakening.name === name))
  if (unknown.length > 0) throw new Error(`There is no weakening called ${unknown.join(', ')}`)
  const changed = values['changed-since'] && changedSince(values['changed-since'])
  const red = values.resume ? seenRed() : []
  const chosen = all.filter(
    (weakening) =>
      (names.length === 0 || names.includes(weakening.name)) &&
      (!values['without-build'] || !needsBuild(weakening, tests)) &&
      (!changed || filesOf(weakening).some((file) => changed.includes(file))) &&
      !red.includes(weakening.name),
  )
  return values.sample ? spread(chosen, Number(values.sample)) : chosen
}

/** Whether one of a weakening's tests runs on the built app. */
export function needsBuild({ tests }: Weakening, listed: ListedTest[]): boolean {
  return tests.some((test) => listed.some((each) => each.needsBuild && isNamed(each, test)))
}

const options = {
  'without-build': { type: 'boolean' },
  'changed-since': { type: 'string' },
  resume: { type: 'boolean' },
  sample: { type: 'string' },
} as const

function changedSince(revision: string): string[] {
  return execFileSync('git', ['diff', '--name-only', revision], { encoding: 'utf8' }).split('\n')
}

function filesOf({ tests, edits }: Weakening): string[] {
  return [...tests, ...edits].map(({ file }) => file)
}

function spread<Item>(items: Item[], count: number): Item[] {
  const step = Math.max(items.length / count, 1)
  return items.filter((_item, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
