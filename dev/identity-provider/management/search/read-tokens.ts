/** The words, strings and parentheses of a filter, or nothing where a character belongs to none of them. */
export function readTokens(text: string): Token[] | undefined {
  const tokens: Token[] = []
  const pattern = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|([A-Za-z_][\w.-]*))/gsy
  const end = text.trimEnd().length
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text)
    if (!match) return undefined
    const [, parenthesis, string, word] = match
    if (parenthesis) tokens.push({ kind: 'parenthesis', text: parenthesis })
    else if (word) tokens.push({ kind: 'word', text: word })
    else {
      const value = unescaped(string ?? '')
      if (value === undefined) return undefined
      tokens.push({ kind: 'string', text: value })
    }
  }
  return tokens
}

/** A string is written as in JSON (RFC 7644 3.4.2.2). */
function unescaped(string: string): string | undefined {
  try {
    return JSON.parse(`"${string.replace(/[\p{Cc}]/gu, ' ')}"`)
  } catch {
    return undefined
  }
}

export type Token = { kind: 'parenthesis' | 'string' | 'word'; text: string }
