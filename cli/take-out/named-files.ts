/** Finds the files that a list names, with their folders and stars. */
export function isNamedIn(names: string[]): (file: string) => boolean {
  const any = names.map((name) => {
    const literal = name.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')
    return name.endsWith('/') ? literal : `${literal}$`
  })
  const pattern = new RegExp(any.length > 0 ? `^(?:${any.join('|')})` : '(?!)')
  return (file) => pattern.test(file)
}
