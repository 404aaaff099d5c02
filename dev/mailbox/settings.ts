/** Reads the mailbox's settings at once: the typed settings, or one line for each fault. */
export function readSettings(
  variables: Record<string, string | undefined>,
): { settings: Settings } | { faults: string[] } {
  const faults: string[] = []
  const port = (name: string, fallback: number) => {
    const value = Number(variables[name] || fallback)
    if (!Number.isInteger(value) || value < 1 || value > 65_535) {
      faults.push(`${name} must be a port, a whole number from 1 to 65535.`)
    }
    return value
  }
  const settings = {
    port: port('MAILBOX_PORT', 3002),
    smtpPort: port('SMTP_PORT', 3025),
    ...appUrl(variables),
  }
  if (variables['NODE_ENV'] === 'production') {
    faults.push('NODE_ENV is production. The mailbox shows every mail to everybody: it is for development.')
  }
  if (settings.port === settings.smtpPort) faults.push('MAILBOX_PORT and SMTP_PORT must differ.')
  return faults.length > 0 ? { faults } : { settings }
}

function appUrl({ APP_URL }: Record<string, string | undefined>): { appUrl?: URL } {
  return APP_URL && /^https?:/.test(APP_URL) && URL.canParse(APP_URL) ? { appUrl: new URL(APP_URL) } : {}
}

/** The page's footer links to `appUrl`. */
export type Settings = { port: number; smtpPort: number; appUrl?: URL }
