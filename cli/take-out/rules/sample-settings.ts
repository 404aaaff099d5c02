/** `.env.local.example` without these settings, and without the comments that are about nothing else. */
export function withoutSampleSettings(text: string, settings: string[]): string {
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const groups = groupsOf(paragraph.split('\n'))
    return groups.flatMap(({ comment, set }) => {
      const kept = set.filter((line) => !settings.includes(nameOf(line) ?? ''))
      return set.length > 0 && kept.length === 0 ? [] : [...comment, ...kept]
    })
  })
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat(text.endsWith('\n') ? '\n' : '')
    .replace(/\n\n$/, '\n')
}

/** Comments, each with the settings below it. */
function groupsOf(lines: string[]): { comment: string[]; set: string[] }[] {
  const groups: { comment: string[]; set: string[] }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (nameOf(line) !== undefined && last) last.set.push(line)
    else if (last && last.set.length === 0 && nameOf(line) === undefined) last.comment.push(line)
    else groups.push(nameOf(line) === undefined ? { comment: [line], set: [] } : { comment: [], set: [line] })
  }
  return groups
}

function nameOf(line: string): string | undefined {
  return /^(?:# )?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1]
}
