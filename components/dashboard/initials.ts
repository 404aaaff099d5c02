/** One or two letters for the square beside a name: decoration, so a name without letters gives a dash. */
export function initials(name: string | undefined): string {
  const words = (name ?? '').split(/[\s@]+/u).flatMap((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? [])
  const first = words.at(0)
  if (!first) return '–'
  const last = name?.includes('@') ? undefined : words.slice(1).at(-1)
  return (first + (last ?? '')).toLocaleUpperCase('en')
}
