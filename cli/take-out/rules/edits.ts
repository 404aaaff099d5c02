import { withoutBlock } from '../block.ts'
import type { Edit } from '../capability.ts'

/** Makes the edits of one file. `missing` are those whose text the file does not have, or has more than once. */
export function makeEdits(text: string, edits: Edit[]): { text: string; missing: Edit[] } {
  const missing: Edit[] = []
  let edited = text
  for (const edit of edits) {
    const found = make(edited, edit)
    // What another edit has taken along is gone as well.
    if (found === undefined && make(text, edit) === undefined) missing.push(edit)
    edited = found ?? edited
  }
  return { text: edited, missing }
}

/** What an edit looks for. */
export function wordsOf(edit: Edit): string {
  if (typeof edit === 'string') return edit
  return 'each' in edit ? edit.each : edit.find
}

function make(text: string, edit: Edit): string | undefined {
  const words = wordsOf(edit)
  const times = text.split(words).length - 1
  if (typeof edit === 'object' && 'each' in edit ? times === 0 : times !== 1) return undefined
  if (typeof edit === 'object' && edit.replace !== undefined)
    return text.replaceAll(words, () => edit.replace ?? '')
  return withoutLinesOf(text.split('\n'), words).join('\n')
}

function withoutLinesOf(lines: string[], words: string): string[] {
  const at = lines.findIndex((line) => line.includes(words))
  if (at === -1) return lines
  // The first line of an object of several lines stands for all of it.
  const first = lines[at - 1]?.trim() === '{' ? at - 1 : at
  return withoutLinesOf(withoutBlock(lines, first), words)
}
