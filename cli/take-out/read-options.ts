import { parseArgs } from 'node:util'
import type { Capability } from './capability.ts'

/** What the command line asks for. Throws where it names what cannot be taken out. */
export function readOptions(given: string[], capabilities: Capability[]): Options {
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      'by-hand': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const known = capabilities.map(({ name }) => name)
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(`Nothing is called ${unknown.join(' or ')}. What can be taken out: ${known.join(', ')}.`)
  }
  return {
    names: values.all ? known : positionals,
    again: values.again,
    byHand: values['by-hand'] || values.again,
    dryRun: values['dry-run'],
  }
}

export type Options = {
  names: string[]
  /** What package.json notes as taken out goes once more, from what an update has brought. */
  again: boolean
  /** Texts that are not there, and faults that the check finds, are left to whom the command is run by. */
  byHand: boolean
  /** Nothing is written. */
  dryRun: boolean
}
