import { withoutBlock } from '../block.ts'

/** A page in Markdown without what speaks of these words: sections, rows, items, sentences. */
export function withoutMentions(page: string, words: string[]): string {
  const about = mentionOf(words)
  if (!about.test(page)) return page
  const lines = page.split('\n')
  const at = lines.findIndex((line) => about.test(line) && without(line, about) !== line)
  if (at === -1) return page
  const left = without(lines[at] ?? '', about)
  const rest = left === undefined ? withoutBlock(lines, at) : lines.with(at, left)
  return withoutMentions(rest.join('\n'), words)
}

/** A page in Markdown without the sections whose headings have one of these words, and without those left empty by it. */
export function withoutSections(page: string, words: string[]): string {
  const about = mentionOf(words)
  const lines = page.split('\n')
  const at = lines.findIndex((line) => /^##+ /.test(line) && about.test(line))
  return at === -1 ? page : withoutSections(withoutBlock(lines, at).join('\n'), words)
}

/** A page that still says all that it said, without its links to these pages. */
export function withoutLinks(page: string, pages: string[]): string {
  const isGone = mentionOf(pages)
  return page.replaceAll(
    / \(\[[^\]]*\]\(([^)]*)\)\)|\[([^\]]*)\]\(([^)]*)\)/g,
    (link, alone, text, target) => (isGone.test(alone ?? target) ? (text ?? '') : link),
  )
}

/** A page without the sections and tables that have nothing in them, and had something before. */
export function withoutEmptied(page: string, before: string): string {
  const emptied = [...page.matchAll(empty)].find(([part]) => !before.includes(part))
  return emptied ? withoutEmptied(page.replace(emptied[0], ''), before) : page
}

// A heading with the next heading of its level or none below it; the two first lines of a table with no third.
const empty = /^(#{2,6}) .*\n\n(?=\1 |$(?![\s\S]))|^\|.*\n\|[-:| ]+\|\n(?!\|)\n?/gm

/** Finds these words where they stand by themselves. */
export function mentionOf(words: string[]): RegExp {
  const any = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  return new RegExp(words.length > 0 ? `(?<![\\w-])(?:${any})(?![\\w-])` : '(?!)', 'i')
}

/** What is left of a line; nothing where all of it goes. */
function without(line: string, about: RegExp): string | undefined {
  if (/^(#|```)/.test(line)) return undefined
  if (line.startsWith('|')) return withoutRow(line, about)
  const [, mark = '', text = ''] = /^(\s*(?:[-*] |\d+\. )?)(.*)$/.exec(line) ?? []
  const left = withoutSentences(text, about)
  const isHeaded = mark.trim() !== '' && left !== '' && !text.startsWith(left.slice(0, 5))
  return left === '' || isHeaded ? undefined : mark + left
}

/** A row goes where its first cell names nothing else. */
function withoutRow(row: string, about: RegExp): string | undefined {
  const [before = '', first = '', ...cells] = row.split(/(?<!\\)\|/)
  const items = first.trim().split(/, (?![^(]*\))/)
  const kept = items.filter((item) => !about.test(item))
  const isOfNames = kept.every((item) => /^[A-Z`[*]/.test(item))
  if (kept.length === 0 || (kept.length < items.length && !isOfNames)) return undefined
  const left = cells.map((cell) =>
    withoutSentences(cell, about).trim() ? withoutSentences(cell, about) : cell,
  )
  return [before, kept.length < items.length ? ` ${kept.join(', ')} ` : first, ...left].join('|')
}

function withoutSentences(text: string, about: RegExp): string {
  const shorter = withoutItems(withoutParentheses(text, about), about)
  return shorter
    .split(/(?<=[^.][.!?:;][)*”"]*) (?=[A-Z`*[“"(])/)
    .filter((sentence) => !about.test(sentence))
    .join(' ')
}

/** `, item (with its remark)`, in a list that goes on without it. */
function withoutItems(text: string, about: RegExp): string {
  const item = /, (?:or |and )?`[^`]+`(?: \([^()]*\))?(?=[,.;:) |])|`[^`]+`(?: \([^()]*\))?, (?=`)/g
  return text.replaceAll(item, (found) => (about.test(found) ? '' : found))
}

/** Remarks in parentheses; links may be in them. */
function withoutParentheses(text: string, about: RegExp): string {
  const remark = / \((?:[^()]|\([^()]*\))*\)/g
  return text.replaceAll(remark, (found) => (about.test(found) ? '' : found))
}
