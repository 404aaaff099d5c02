import { randomBytes } from 'node:crypto'
import { freePort } from './free-port.ts'
import { startChild } from './start-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

/**
 * Starts the embedded provider on a free port with its demo people and a data folder of its own. `client` is what the
 * app needs to know of it, as settings.
 */
export async function startIdentityProvider({ appUrl, ...settings }: Settings): Promise<RunningProvider> {
  const port = settings['IDENTITY_PROVIDER_PORT'] ?? String(await freePort())
  const url = `http://localhost:${port}`
  const folder = temporaryFolder()
  const client = {
    OIDC_ISSUER: url,
    OIDC_CLIENT_ID: settings['OIDC_CLIENT_ID'] ?? 'identity-starter',
    OIDC_CLIENT_SECRET: settings['OIDC_CLIENT_SECRET'] ?? randomBytes(32).toString('base64url'),
    OIDC_PRESET: 'embedded',
  }
  const child = await startChild(
    ['--import', 'tsx', 'dev/identity-provider/main.ts'],
    {
      NODE_ENV: 'development',
      IDENTITY_PROVIDER_PORT: port,
      IDENTITY_PROVIDER_DATA_DIR: folder,
      APP_URL: appUrl,
      ...client,
      ...settings,
    },
    'identity provider ready ',
    { folder },
  )
  return { url, client, pid: child.pid, output: child.output, stop: child.stop }
}

type Settings = { appUrl: string } & Record<string, string>

export type RunningProvider = {
  url: string
  client: Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_PRESET', string>
  pid: number
  output(): string
  stop(): Promise<number | null>
}
