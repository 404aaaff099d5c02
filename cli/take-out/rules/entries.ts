import { withoutBlock } from '../block.ts'

/** A text without the entries of lists, objects and unions that are these names. */
export function withoutEntries(text: string, names: string[]): string {
  if (!names.some((name) => text.includes(name))) return text
  const any = `(?:${names.map(patternOf).join('|')})`
  const line = new RegExp(
    [
      `^\\s*(?:\\| )?'${any}',?$`,
      `^\\s*(?:\\| )?\\{ event: '${any}'`,
      `^\\s*['"]?${any}['"]?: `,
      `^\\s*\\w+: read\\.${any},$`,
    ].join('|'),
  )
  return withoutLines(inline(text, any).split('\n'), line).join('\n')
}

/** A name, or a path and what is below it. */
function patternOf(name: string): string {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return name.includes('/') ? `${literal}(?:/[^'\\n]*)?` : literal
}

/** Entries of a list, an object or a union that stands in one line. */
function inline(text: string, any: string): string {
  const value = `(?:'[^'\\n]*'|[\\w.]+)`
  return text
    .replaceAll(new RegExp(`(?<=\\[)'${any}', `, 'g'), '')
    .replaceAll(new RegExp(`(?<=\\[[^\\]\\n(]*), '${any}'(?=[,\\]])`, 'g'), '')
    .replaceAll(new RegExp(`(?<=\\{ )${any}: ${value}, `, 'g'), '')
    .replaceAll(new RegExp(`(?<=\\{ [^}\\n]*), ${any}: ${value}(?=[, ])`, 'g'), '')
    .replaceAll(new RegExp(` \\| '${any}'`, 'g'), '')
}

function withoutLines(lines: string[], pattern: RegExp): string[] {
  const at = lines.findIndex((line) => pattern.test(line))
  return at === -1 ? lines : withoutLines(withoutBlock(lines, at), pattern)
}
