import { readdirSync, readFileSync } from 'node:fs'
import { type Capability, capability } from './capability.ts'

const folder = new URL('capabilities/', import.meta.url)

/** All that can be taken out, in the order of their names. Each is called as its file in `capabilities/`. */
export const capabilities: Capability[] = readdirSync(folder)
  .sort()
  .map((file) => ({
    name: file.replace(/\.json$/, ''),
    ...capability.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
  }))

/** The capabilities of these names, and those that cannot stay without them. */
export function withDependents(names: string[]): Capability[] {
  const dependents = capabilities.filter(
    ({ name, needs }) => !names.includes(name) && needs.some((each) => names.includes(each)),
  )
  if (dependents.length > 0) return withDependents([...names, ...dependents.map(({ name }) => name)])
  return capabilities.filter(({ name }) => names.includes(name))
}
