import { randomBytes } from 'node:crypto'
import { type ClientSettings, clientSettings } from '../../dev/launcher/client-settings.ts'
import { newPrivateKey } from '../../dev/launcher/new-private-key.ts'
import { freePort } from './free-port.ts'
import { startChild } from './start-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

/**
 * Starts the embedded provider on a free port with its demo people and a data folder of its own. `client` is what the
 * app needs to know of it, as settings: with `IDENTITY_PROVIDER_PROFILE: 'fapi2'` a key instead of a secret, for one.
 */
export async function startIdentityProvider({ appUrl, ...settings }: Settings): Promise<RunningProvider> {
  const port = settings['IDENTITY_PROVIDER_PORT'] ?? String(await freePort())
  const url = `http://localhost:${port}`
  const folder = temporaryFolder()
  const client = {
    OIDC_ISSUER: url,
    OIDC_CLIENT_ID: settings['OIDC_CLIENT_ID'] ?? 'identity-starter',
    OIDC_PRESET: 'embedded',
    // Empty, so that no secret of the developer's own settings takes its place.
    OIDC_CLIENT_SECRET: '',
    ...clientSettings(settings, {
      secret: () => settings['OIDC_CLIENT_SECRET'] ?? randomBytes(32).toString('base64url'),
      privateKey: () => settings['OIDC_CLIENT_PRIVATE_KEY'] ?? newPrivateKey(),
    }),
  }
  const child = await startChild(
    ['--import', 'tsx', 'dev/identity-provider/main.ts'],
    {
      NODE_ENV: 'development',
      IDENTITY_PROVIDER_PORT: port,
      IDENTITY_PROVIDER_DATA_DIR: folder,
      APP_URL: appUrl,
      OIDC_CLIENT_ID: client.OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET: client.OIDC_CLIENT_SECRET,
      ...settings,
    },
    'identity provider ready ',
    { folder },
  )
  return {
    url,
    resourceUrl: `${url}/api/profile-card`,
    client,
    pid: child.pid,
    output: child.output,
    stop: child.stop,
  }
}

type Settings = { appUrl: string } & Record<string, string>

export type RunningProvider = {
  url: string
  /** The API that takes its access tokens. */
  resourceUrl: string
  client: Client
  pid: number
  output(): string
  stop(): Promise<number | null>
}

/** With a key the secret is empty. */
type Client = Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_PRESET', string> &
  ClientSettings
