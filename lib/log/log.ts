import pino from 'pino'
import { processWide } from '#lib/process-wide.ts'

/** The one logger: a JSON line an event on stdout. Nothing secret is ever handed to it (rule 10). */
export function log(): pino.Logger {
  return processWide('identityStarterLog', () =>
    pino({
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    }),
  )
}
