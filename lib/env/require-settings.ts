import { readSettings, type Settings } from './settings.ts'

/** The settings, or the end of the process with every fault on a line of its own. */
export function requireSettings(): Settings {
  const read = readSettings(process.env)
  if ('settings' in read) return read.settings
  for (const fault of read.faults) console.error(fault)
  // After a throw Next would keep running and answer every request with 500.
  process.exit(1)
}
