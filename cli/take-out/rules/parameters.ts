/** A text without the properties of a function's one parameter that nothing in it reads any more, and without their arguments. */
export function withoutUnusedParameters(text: string, before: string): string {
  const signature = [...text.matchAll(/\(\{ ([\w, ]+) \}: \{ ([^{}\n]+) \}\)/g)].find(([whole]) =>
    namesIn(whole).some((name) => isUnread(name, text) && !isUnread(name, before)),
  )
  if (!signature) return text
  const [whole, names = '', types = ''] = signature
  const name = namesIn(whole).find((each) => isUnread(each, text) && !isUnread(each, before)) ?? ''
  const kept = names.split(', ').filter((each) => each !== name)
  const shorter = `({ ${kept.join(', ')} }: { ${types
    .split('; ')
    .filter((type) => !new RegExp(`^${name}\\??:`).test(type))
    .join('; ')} })`
  const left = text.replace(whole, () => (kept.length === 0 ? '()' : shorter))
  return withoutUnusedParameters(left.replaceAll(new RegExp(` ${name}=\\{[^{}]*\\}`, 'g'), ''), before)
}

function namesIn(signature: string): string[] {
  return (/\{ ([\w, ]+) \}/.exec(signature)?.[1] ?? '').split(', ')
}

/** Whether a name stands in a text only where a function takes it, or is given it. */
function isUnread(name: string, text: string): boolean {
  const uses = text.match(new RegExp(`(?<![\\w.$])${name}(?![\\w$]|=\\{|\\??: )`, 'g')) ?? []
  return uses.length <= 1
}
