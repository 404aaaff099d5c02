import { readSettings, type Settings } from './settings.ts'

/** The settings, read and checked on first use. Throws with every fault at once. */
export function env(): Settings {
  settings ??= readOrThrow()
  return settings
}

let settings: Settings | undefined

function readOrThrow(): Settings {
  const read = readSettings(process.env)
  if ('faults' in read) {
    throw new Error(`The settings are not usable:\n${read.faults.map((fault) => `- ${fault}`).join('\n')}`)
  }
  return read.settings
}
