import { readSettings, type Settings } from './settings.ts'

/** The settings, or the end of the process with every fault on a line of its own. */
export function requireSettings(): Settings {
  const read = readSettings(process.env)
  if ('settings' in read) return read.settings
  for (const fault of read.faults) console.error(fault)
  // To throw would leave Next running and answering 500 to everybody.
  process.exit(1)
}
