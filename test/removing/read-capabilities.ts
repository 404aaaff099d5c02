import { readFileSync } from 'node:fs'

/** What docs/removing.md says, capability by capability: each of its `## ` headings is one. */
export function readCapabilities(page: string): Capability[] {
  const sections = readFileSync(page, 'utf8').split(/^## /m).slice(1)
  return sections.map(readSection)
}

function readSection(section: string): Capability {
  const [name = '', ...lines] = section.split('\n')
  const read: Capability = { name, after: [], settings: [], deleted: [], stays: [], edits: [], commands: [] }
  let list = ''
  for (const line of lines) {
    const [, label, rest = ''] = /^([A-Z][a-z ]+):(.*)/.exec(line) ?? []
    if (label) list = label
    if (label === 'After') read.after.push(...namesIn(rest))
    if (label === 'Settings') read.settings.push(...spansIn(rest))
    if (label === 'Stays') read.stays.push(...spansIn(rest))
    if (label === 'Run') read.commands.push(...spansIn(rest))
    if (!line.startsWith('- ')) continue
    const condition = conditionOf(line)
    if (list === 'Delete') read.deleted.push(...spansIn(line).map((file) => ({ file, ...condition })))
    if (list === 'Take out') read.edits.push(...readEdits(line).map((edit) => ({ ...edit, ...condition })))
  }
  return read
}

/** `…`, with [another] gone too. */
function conditionOf(line: string): { onlyWithout?: string } {
  const [onlyWithout] = line.endsWith(' gone too') ? namesIn(line) : []
  return onlyWithout === undefined ? {} : { onlyWithout }
}

/** `file`: `a line`, `a block …`, each `several lines`, without `a few words`, `one` → `another`. */
function readEdits(line: string): Edit[] {
  const [file = '', ...texts] = spansIn(line)
  const [, ...between] = line.replaceAll(span, '\0').split('\0')
  const edits: Edit[] = []
  for (const [index, text] of texts.entries()) {
    const before = between[index] ?? ''
    const previous = edits.at(-1)
    if (before.includes('→') && previous) previous.replacement = text
    else if (before.includes('without')) edits.push({ file, text, replacement: '' })
    else edits.push({ file, text, ...(before.includes('each') && { each: true }) })
  }
  return edits
}

// A span between several backticks holds single ones; a space at both ends keeps it off those.
const span = /(`+)((?:(?!\1).)+)\1/g

function spansIn(line: string): string[] {
  return [...line.matchAll(span)].map(([, , text = '']) => (/^ .* $/.test(text) ? text.slice(1, -1) : text))
}

function namesIn(line: string): string[] {
  return [...line.replaceAll(span, '').matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name)
}

export type Capability = {
  name: string
  /** Capabilities that have to be gone before it. */
  after: string[]
  /** Settings that fall away. */
  settings: string[]
  /** In the name of a file or folder a `*` stands for anything. */
  deleted: (Conditional & { file: string })[]
  /** Files that nothing imports any more, for code of your own. */
  stays: string[]
  edits: (Conditional & Edit)[]
  commands: string[]
}

/** Only where another capability is gone, too. */
type Conditional = { onlyWithout?: string }

/** The one line of the file that has this text goes, or each of them, or, with a replacement, this text alone. */
export type Edit = { file: string; text: string; each?: true; replacement?: string }
