/** The lines without the one at this place, what it opens or heads, and the comment that is about it alone. */
export function withoutBlock(lines: string[], at: number): string[] {
  const last = lastOf(lines, at)
  const first = firstOf(lines, at, last)
  const after = lines[last + 1]
  const both = lines[first - 1] === '' && (after === '' || after === undefined)
  return lines.toSpliced(first, last - first + 1 + (both ? 1 : 0))
}

/** The end of what a line opens or heads. */
function lastOf(lines: string[], at: number): number {
  const opening = lines[at] ?? ''
  const rest = lines.slice(at + 1)
  if (levelOf(opening)) {
    const next = rest.findIndex((line) => levelOf(line) && levelOf(line) <= levelOf(opening))
    return next === -1 ? lines.length - 2 : at + next - 1
  }
  const depth = depthOf(opening)
  const next = rest.findIndex((line) => line !== '' && depthOf(line) <= depth)
  if (next <= 0) return at
  const closing = rest[next] ?? ''
  if (depthOf(closing) !== depth || !/^\s*([\])}]|\/?>|<\/)/.test(closing))
    return lastFilled(lines, at + next)
  // The line that closes the parameters of a function opens its body.
  return /[[({]$/.test(closing) ? lastOf(lines, at + next + 1) : at + next + 1
}

function lastFilled(lines: string[], at: number): number {
  return lines[at] === '' ? lastFilled(lines, at - 1) : at
}

/** The first line of the comment above a block, where the comment is about nothing else; else the block's own. */
function firstOf(lines: string[], at: number, last: number): number {
  const isHeaded = /^\s*(\/\/|\*|\/\*\*)/.test(lines[at - 1] ?? '')
  if (!isHeaded || /^\s*(\/\/|\/?\*)/.test(lines[at] ?? '')) return at
  const next = lines[last + 1] ?? ''
  const goesOn = next !== '' && !/^\s*([\])}]|\/\/|\/\*\*)/.test(next)
  if (/^\s*\/\//.test(lines[at - 1] ?? '')) return goesOn ? at : firstComment(lines, at)
  return /\*\/$/.test(lines[at - 1] ?? '') ? firstComment(lines, at) : at
}

function firstComment(lines: string[], at: number): number {
  return /^\s*(\/\/|\*|\/\*\*)/.test(lines[at - 1] ?? '') ? firstComment(lines, at - 1) : at
}

/** Of a heading in Markdown below its title; 0 of any other line. */
function levelOf(line: string): number {
  return /^##+(?= )/.exec(line)?.[0].length ?? 0
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length
}
