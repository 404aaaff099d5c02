import { freePort } from '../../../test/start/free-port.ts'
import { type Child, startChild } from '../../../test/start/start-child.ts'
import { temporaryFolder } from '../../../test/start/temporary-folder.ts'

/** Starts the real provider in a process of its own, on a free port and, by default, with empty data. */
export async function startProvider(settings: Record<string, string> = {}): Promise<RunningProvider> {
  const port = settings['IDENTITY_PROVIDER_PORT'] ?? String(await freePort())
  const child = await startChild(
    program,
    {
      NODE_ENV: 'development',
      IDENTITY_PROVIDER_PORT: port,
      IDENTITY_PROVIDER_DATA_DIR: temporaryFolder(),
      APP_URL: appUrl,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      ...settings,
    },
    'identity provider ready',
  )
  return { ...child, url: `http://localhost:${port}`, log: () => jsonLines(child.output()) }
}

export const program = ['--import', 'tsx', 'dev/identity-provider/main.ts']
export const appUrl = 'http://localhost:4999'
export const client = { id: 'starter', secret: 'a-secret-that-only-tests-know-0123456789' }

function jsonLines(output: string): Record<string, unknown>[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line))
}

export type RunningProvider = Child & {
  url: string
  /** What it has written so far, one JSON line an event. */
  log(): Record<string, unknown>[]
}
