import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type RunningKeycloak, startKeycloak } from '../../dev/keycloak/start-keycloak.ts'
import { freePort } from '../../test/start/free-port.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'

/** Starts a Keycloak with a new database, for an app at `appUrl` and a mailbox at `smtpPort` that start later. */
export async function startOnFreePorts(distribution: string): Promise<KeycloakOnFreePorts> {
  const folder = temporaryFolder()
  const settings = {
    distribution,
    folder,
    port: await freePort(),
    appUrl: `http://localhost:${await freePort()}`,
    smtpPort: await freePort(),
    clientSecret: randomBytes(32).toString('base64url'),
  }
  const keycloak = await startKeycloak(settings)
  return {
    ...keycloak,
    settings,
    async stop() {
      await keycloak.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type KeycloakOnFreePorts = RunningKeycloak & { settings: Parameters<typeof startKeycloak>[0] }
