import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Every weakening of `workshop/weakenings/checks/`. A heading of the second level names it, the paragraph below says
 * which check it weakens, the list names the tests that must fail, and each `diff` block is an edit of the file above it.
 */
export function readWeakenings(): Weakening[] {
  const folder = path.join(import.meta.dirname, 'checks')
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return pages.sort().flatMap((name) => readPage(readFileSync(path.join(folder, name), 'utf8')))
}

/** The weakenings of one page. Throws where one of them has no check, no test or no edit. */
export function readPage(page: string): Weakening[] {
  const [, ...sections] = page.split(/^## /m)
  return sections.map(readSection)
}

function readSection(section: string): Weakening {
  const [name = '', , check = '', ...rest] = section.split('\n')
  const tests = rest.flatMap((line) => readTest(line) ?? [])
  const edits = readEdits(rest)
  if (check === '' || tests.length === 0 || edits.length === 0) {
    throw new Error(`The weakening ${name} needs a sentence, a test and an edit`)
  }
  return { name, check, tests, edits }
}

function readTest(line: string): NamedTest | undefined {
  const [, file, title] = /^- (\S+\.test\.tsx?) > (.+)$/.exec(line) ?? []
  return file && title ? { file, title } : undefined
}

function readEdits(lines: string[]): Edit[] {
  const edits: Edit[] = []
  let file = ''
  let block: string[] | undefined
  for (const line of lines) {
    if (block && line === '```') {
      edits.push({ file, find: side(block, '-'), replace: side(block, '+') })
      block = undefined
    } else if (block) block.push(line)
    else if (line === '```diff') block = []
    else file = /^`(\S+)`$/.exec(line)?.[1] ?? file
  }
  return edits
}

/** The lines of a diff block as they are before (`-`) or after (`+`) the edit. */
function side(block: string[], mark: '-' | '+'): string {
  const lines = block.filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark))
  return lines.map((line) => line.slice(2)).join('\n')
}

export type Weakening = { name: string; check: string; tests: NamedTest[]; edits: Edit[] }

/** `title` is the beginning of the test's own title. */
export type NamedTest = { file: string; title: string }

/** An empty `find` puts `replace` at the top of the file. */
export type Edit = { file: string; find: string; replace: string }
