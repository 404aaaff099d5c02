import { withoutBlock } from '../block.ts'
import { mentionOf } from './prose.ts'

/** A text without the tests whose titles speak of these words. */
export function withoutTests(text: string, words: string[]): string {
  const about = mentionOf(words)
  const lines = text.split('\n')
  const at = lines.findIndex((line) => about.test(/^\s*(?:test|describe)\S*\('(.*)'/.exec(line)?.[1] ?? ''))
  return at === -1 ? text : withoutTests(withoutBlock(lines, at).join('\n'), words)
}
