import { describe, expect, test } from 'vitest'
import { errorTexts, unknownErrorText } from '../../../components/authentication-error/texts.ts'
import { authenticationErrorCodes } from '../../../lib/oidc/authentication-error.ts'
import { likelyCauses } from '../../../lib/oidc/symptoms/likely-causes.ts'
import { pageSources } from './sources.ts'

const never =
  /\b(oops|sorry|please|invalid|forbidden|unauthorized|log in|log out|login|logout|submit|ok)\b|!(?=\s|$)/i

describe.each(authenticationErrorCodes)('%s', (code) => {
  test('has a text for the visitor and one for the operator', () => {
    const { title, happened, toDo } = errorTexts[code]
    const { likely, fix } = likelyCauses[code]
    for (const text of [title, happened, toDo, likely, fix]) expect(text).toMatch(/\w{3}/)
  })

  test('shows the visitor no machine word', () => {
    const { title, happened, toDo } = errorTexts[code]
    expect(`${title} ${happened} ${toDo}`).not.toMatch(/`|_|\b(token|issuer|state|nonce|callback|cookie)\b/i)
  })

  test('says nothing about an account', () => {
    const { title, happened, toDo } = errorTexts[code]
    expect(`${title} ${happened} ${toDo}`).not.toMatch(/account|password/i)
  })
})

test('an unknown code has a text that does not guess', () => {
  expect(unknownErrorText.happened).toContain('does not say')
})

describe.each(pageSources())('$path', ({ text }) => {
  test('never says what the voice never says', () => {
    for (const words of textsIn(text)) expect(words.replace(/`[^`]*`/g, '')).not.toMatch(never)
  })
})

/** What people read: text between tags, and string literals of several words. Comments and class lists are neither. */
function textsIn(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/className=("[^"]*"|\{[^}]*\})/g, '')
  const literals = [...code.matchAll(/'([^'\n]* [^'\n]*)'|"([^"\n]* [^"\n]*)"|`([^`]* [^`]*)`/g)]
  const betweenTags = [...code.matchAll(/>([^<>{}=;]*[a-z]{2}[^<>{}=;]*)</g)]
  return [...literals, ...betweenTags].map((match) => match.slice(1).find((words) => words) ?? '')
}
