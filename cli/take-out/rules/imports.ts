import path from 'node:path'
import type { Tree } from '../tree.ts'

/** What a source file imports or exports from elsewhere: the statement, its file in the tree, its local names. */
export function importsIn(tree: Tree, file: string): Import[] {
  const text = tree.get(file) ?? ''
  return [...text.matchAll(file.endsWith('.css') ? stylesheet : statement)].map((match) => {
    const { names = '', from = '' } = match.groups ?? {}
    return { statement: match[0], target: fileOf(tree, file, from), names: namesOf(names) }
  })
}

/** The files that a source file imports, at its top or later. */
export function importedBy(tree: Tree, file: string): string[] {
  const later = [...(tree.get(file) ?? '').matchAll(/\bimport\('([^']+)'\)/g)].map(([, from = '']) =>
    fileOf(tree, file, from),
  )
  return [...importsIn(tree, file).map(({ target }) => target), ...later].filter((each) => each !== undefined)
}

/** A text without the imports whose names nothing uses any more, where something did before. */
export function withoutUnusedImports(text: string, before: string): string {
  return text.replaceAll(statement, (whole, keyword: string, names: string) => {
    if (keyword !== 'import' || names === '') return whole
    const listed = /\{([^}]*)\}/.exec(names)?.[1]?.split(',') ?? []
    const kept = listed.filter((each) => each.trim() !== '' && !isUnused(localName(each), text, before))
    const alone = names
      .replace(/\{[^}]*\}/, '')
      .replace(/,/g, '')
      .trim()
    const keepsAlone = alone !== '' && !isUnused(localName(alone), text, before)
    if (kept.length === 0 && !keepsAlone) return ''
    const parts = [keepsAlone ? alone : '', kept.length > 0 ? `{${kept.join(',')}}` : ''].filter(Boolean)
    return whole.replace(names, () => `${parts.join(', ')} `)
  })
}

/** Whether a name stands in some code once, which declares it, and stood there more often before. */
export function isUnused(name: string, text: string, before: string): boolean {
  const escaped = name.replaceAll('$', '\\$')
  // The key of an object or type is no use; a declaration with a type counts.
  const word = new RegExp(`(?<=(?:const|let) )${escaped}\\b|(?<![\\w$])${escaped}(?![\\w$]|\\??: )`, 'g')
  const timesIn = (source: string) => codeOf(source).match(word)?.length ?? 0
  return timesIn(text) <= 1 && timesIn(before) > 1
}

/** A text without its comments and strings. */
function codeOf(text: string): string {
  return text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/'[^'\n]*'/g, "''")
}

const statement = /^(import|export)\s+(?:type\s+)?(?<names>[^'";()]*?)(?:from\s+)?'(?<from>[^']+)'\n/gm
const stylesheet = /^@import ['"](?<from>[^'"]+)['"][^\n]*\n/gm

function namesOf(clause: string): string[] {
  return clause
    .replace(/[{}]/g, ',')
    .split(',')
    .map(localName)
    .filter((name) => name !== '')
}

/** `a`, of `a`, `type a`, `b as a` and `* as a`. */
function localName(specifier: string): string {
  return specifier.trim().split(/\s+/).at(-1) ?? ''
}

function fileOf(tree: Tree, file: string, from: string): string | undefined {
  const target = from.startsWith('#') ? from.slice(1) : path.posix.join(path.posix.dirname(file), from)
  return from.startsWith('#') || from.startsWith('.') || tree.has(target) ? target : undefined
}

export type Import = { statement: string; target: string | undefined; names: string[] }
