import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Capability, Edit } from './read-capabilities.ts'

/**
 * Does in a folder what the page says of a capability, where these others stay. Returns what was not there as the page
 * has it.
 */
export function takeOut(folder: string, capability: Capability, stays: string[]): string[] {
  return [
    ...deletedWith(capability, stays).flatMap((file) => remove(folder, file)),
    ...capability.edits.filter(isDue(stays)).flatMap((edit) => change(folder, edit)),
  ]
}

/** What a capability takes along, where these others stay. */
export function deletedWith({ deleted }: Capability, stays: string[]): string[] {
  return deleted.filter(isDue(stays)).map(({ file }) => file)
}

function isDue(stays: string[]) {
  return ({ onlyWithout }: { onlyWithout?: string }) =>
    onlyWithout === undefined || !stays.includes(onlyWithout)
}

function remove(folder: string, file: string): string[] {
  const found = file.includes('*') ? starred(folder, file) : [path.join(folder, file)].filter(existsSync)
  for (const each of found) rmSync(each, { recursive: true })
  return found.length > 0 ? [] : [`${file} is not there`]
}

function starred(folder: string, file: string): string[] {
  const [before = '', after = ''] = path.basename(file).split('*')
  const place = path.join(folder, path.dirname(file))
  const names = readdirSync(place).filter((name) => name.startsWith(before) && name.endsWith(after))
  return names.map((name) => path.join(place, name))
}

function change(folder: string, { file, text, each, replacement }: Edit): string[] {
  const place = path.join(folder, file)
  if (!existsSync(place)) return [`${file} is not there`]
  const before = readFileSync(place, 'utf8')
  const wanted = text.replace(/ …$/, '')
  const times = before.split(wanted).length - 1
  if (each ? times < 2 : times !== 1) return [`${file} has it ${times} times: ${wanted}`]
  if (replacement !== undefined) {
    writeFileSync(
      place,
      before.replace(wanted, () => replacement),
    )
    return []
  }
  let lines = before.split('\n')
  for (let time = 0; time < times; time++) lines = withoutLines(lines, wanted, text !== wanted)
  writeFileSync(place, lines.join('\n'))
  return []
}

function withoutLines(lines: string[], text: string, block: boolean): string[] {
  const first = lines.findIndex((line) => line.includes(text))
  const last = block ? lastOf(lines, first) : first
  // Two empty lines in a row would be left of a paragraph.
  const more = lines[first - 1] === '' && lines[last + 1] === '' ? 1 : 0
  return lines.toSpliced(first, last - first + 1 + more)
}

/** The end of what a line opens: the line that closes it, or the last one before the next of its kind. */
function lastOf(lines: string[], first: number): number {
  const opening = lines[first] ?? ''
  const rest = lines.slice(first + 1)
  if (levelOf(opening)) {
    const next = rest.findIndex((line) => levelOf(line) && levelOf(line) <= levelOf(opening))
    return next === -1 ? lines.length - 2 : first + next - 1
  }
  const depth = depthOf(opening)
  const next = rest.findIndex((line) => line !== '' && depthOf(line) <= depth)
  const closing = rest[next] ?? ''
  if (depthOf(closing) !== depth || !/^\s*[\])}]/.test(closing)) return first + next
  // What closes the parameters of a function opens its body.
  return /[[({]$/.test(closing) ? lastOf(lines, first + next + 1) : first + next + 1
}

/** Of a heading; 0 of any other line. */
function levelOf(line: string): number {
  return /^#+(?= )/.exec(line)?.[0].length ?? 0
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length
}
