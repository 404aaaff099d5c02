import type { Edit } from './read-weakenings.ts'

/** The text after the edit. Throws unless it contains the text to find exactly once. */
export function applyEdit(text: string, { file, find, replace }: Edit): string {
  if (find === '') return `${replace}\n${text}`
  const found = [...text.matchAll(anyWhiteSpace(find))]
  const [match] = found
  if (!match || found.length > 1) throw new Error(`${file} has it ${found.length} times: ${find}`)
  return text.slice(0, match.index) + replace + text.slice(match.index + match[0].length)
}

/** Indentation and line ends do not count, so that an edit survives the formatter. */
function anyWhiteSpace(find: string): RegExp {
  const words = find.trim().split(/\s+/)
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'g')
}
