import type { Tree } from '../tree.ts'

/**
 * A tree whose pages of weakenings (workshop/weakenings/checks) name only code and tests that are still there. A
 * weakening goes with the text that it changes, or with its last test.
 */
export function withoutStaleWeakenings(before: Tree, after: Tree): Tree {
  const pages = [...after].filter(([file]) => /^workshop\/weakenings\/checks\/.+\.md$/.test(file))
  const shrunk = new Map(after)
  for (const [file, page] of pages) {
    const [head = '', ...sections] = page.split(/^(?=## )/m)
    const kept = sections.flatMap((section) => withoutStaleTests(section, before, after) ?? [])
    if (kept.length > 0) shrunk.set(file, `${[head, ...kept].join('').trimEnd()}\n`)
    else shrunk.delete(file)
  }
  return shrunk
}

function withoutStaleTests(section: string, before: Tree, after: Tree): string | undefined {
  const isStale = (file: string, text: string) => has(before, file, text) && !has(after, file, text)
  if (editsIn(section).some(({ file, find }) => isStale(file, find))) return undefined
  const lines = section.split('\n').filter((line) => {
    const [, file = '', title = ''] = /^- (\S+\.test\.tsx?) > (.+)$/.exec(line) ?? []
    return !isStale(file, title) && (file === '' || after.has(file))
  })
  return lines.some((line) => /^- \S+\.test\.tsx? > /.test(line)) ? lines.join('\n') : undefined
}

/** White space does not count, as where the weakening is made. */
function has(tree: Tree, file: string, text: string): boolean {
  return tree.get(file)?.replace(/\s+/g, '').includes(text.replace(/\s+/g, '')) ?? false
}

/** The texts that a weakening changes, each with its file. */
function editsIn(section: string): { file: string; find: string }[] {
  const blocks = section.matchAll(/^`(\S+)`\n\n((?:```diff\n[\s\S]*?\n```\n*)+)/gm)
  return [...blocks].flatMap(([, file = '', diffs = '']) =>
    [...diffs.matchAll(/```diff\n([\s\S]*?)\n```/g)].map(([, diff = '']) => ({
      file,
      find: changedText(diff),
    })),
  )
}

/** The lines of a diff as they are before it. */
function changedText(diff: string): string {
  const lines = diff.split('\n').filter((line) => !line.startsWith('+'))
  return lines.map((line) => line.slice(2)).join('\n')
}
