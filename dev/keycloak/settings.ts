/** Reads Keycloak's settings: the typed settings, or one line for each fault. */
export function readSettings(
  variables: Record<string, string | undefined>,
): { settings: Settings } | { faults: string[] } {
  const port = Number(variables['KEYCLOAK_PORT'])
  const { APP_URL: appUrl = '', OIDC_CLIENT_SECRET: clientSecret = '' } = variables
  const faults = [
    ...(Number.isInteger(port) && port > 0 && port < 65_536
      ? []
      : ['KEYCLOAK_PORT must be a port, a whole number from 1 to 65535.']),
    ...(URL.canParse(appUrl) ? [] : ['APP_URL must be the address of the app.']),
    ...(clientSecret ? [] : ['OIDC_CLIENT_SECRET must be the secret that the app has.']),
  ]
  if (faults.length > 0) return { faults }
  const dataDir = variables['KEYCLOAK_DATA_DIR'] || '.data/keycloak'
  return { settings: { port, appUrl, clientSecret, smtpPort: Number(variables['SMTP_PORT']), dataDir } }
}

export type Settings = {
  port: number
  appUrl: string
  clientSecret: string
  smtpPort: number
  dataDir: string
}
