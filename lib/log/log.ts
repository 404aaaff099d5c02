import pino from 'pino'

/** The one logger: a JSON line an event on stdout. Nothing secret is ever handed to it (rule 10). */
export function log(): pino.Logger {
  shared.identityStarterLog ??= pino({
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  })
  return shared.identityStarterLog
}

// Pages and route handlers get different instances of a module: one logger for both.
const shared = globalThis as { identityStarterLog?: pino.Logger }
