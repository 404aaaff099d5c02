import { withoutBlock } from '../block.ts'

/**
 * A text without what only uses these names: elements, statements that call them, entries of lists and objects. A value
 * that one of them gives is a name that is gone as well.
 */
export function withoutUses(given: string, names: string[]): string {
  if (names.length === 0) return given
  const any = `(?:${names.map((name) => name.replaceAll('$', '\\$')).join('|')})`
  const text = inline(given, any)
  const use = new RegExp(
    [
      `^\\s*<${any}(?![\\w.])`,
      `^\\s*(?:await |void )?${any}\\(`,
      `^\\s*(?:\\.{3})?${any}(?:\\(.*\\))?,$`,
      `^\\s*[\\w'"]+: ${any}(?![\\w$])[^?]*,$`,
      `^\\s*const (\\w+) = (?:await )?${any}\\([^?]*$`,
      `^\\s*if \\(${any}\\)`,
      `^\\s*test\\(.* => ${any}\\(`,
    ].join('|'),
  )
  const lines = text.split('\n')
  const at = lines.findIndex((line) => use.test(line))
  if (at === -1) return text
  const value = use.exec(lines[at] ?? '')?.[1]
  return withoutUses(withoutBlock(lines, at).join('\n'), value ? [...names, value] : names)
}

/** Entries of a list or a union that stands in one line. */
function inline(text: string, any: string): string {
  const entry = `(?:\\.{3})?${any}(?:\\.\\w+)*(?:\\(\\w*\\))?`
  return text
    .replaceAll(new RegExp(`(?<=\\[)${entry}, `, 'g'), '')
    .replaceAll(new RegExp(`(?<=\\[[^\\]\\n]*), ${entry}(?=[,\\]])`, 'g'), '')
    .replaceAll(new RegExp(` \\| ${any}(?![\\w$.(])`, 'g'), '')
}
