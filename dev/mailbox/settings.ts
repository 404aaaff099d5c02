/** Reads the mailbox's settings: the typed settings, or one line for each fault. */
export function readSettings(
  variables: Record<string, string | undefined>,
): { settings: Settings } | { faults: string[] } {
  const faults: string[] = []
  const port = (name: string, fallback: number) => {
    const value = Number(variables[name] || fallback)
    if (!Number.isInteger(value) || value < 1 || value > 65_535)
      faults.push(`${name} must be a port, from 1 to 65535.`)
    return value
  }
  if (variables['NODE_ENV'] === 'production') {
    faults.push(
      'NODE_ENV is production. The mailbox is for development: it shows every mail to everybody here.',
    )
  }
  const backTo = variables['APP_URL']
  const settings = {
    port: port('MAILBOX_PORT', 3002),
    smtpPort: port('SMTP_PORT', 3025),
    ...(backTo && URL.canParse(backTo) && { backTo: new URL(backTo) }),
  }
  return faults.length > 0 ? { faults } : { settings }
}

export type Settings = {
  port: number
  smtpPort: number
  /** The app, for the link in the footer. */
  backTo?: URL
}
