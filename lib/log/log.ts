import pino from 'pino'
import { processWide } from '#lib/process-wide.ts'

/** The logger: one JSON line per event on stdout. Callers never pass it a secret or a token. */
export function log(): pino.Logger {
  return processWide('identityStarterLog', () =>
    pino({
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    }),
  )
}
