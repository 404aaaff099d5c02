import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AdminRest, adminRest } from './admin-rest.ts'
import { environment } from './kc-environment.ts'
import { keycloakAdmin } from './keycloak-admin.ts'
import { logFileIn, startOptions } from './start-options.ts'
import { waitUntilReady } from './wait-until-ready.ts'

/**
 * Starts Keycloak with our realm on loopback and resolves once it answers. `folder` keeps its database and log: with the
 * same one again, accounts and keys are still there. Rejects with what it said when it ends before.
 */
export async function startKeycloak(settings: KeycloakSettings): Promise<RunningKeycloak> {
  const { distribution, folder, port, appUrl, smtpPort, clientSecret } = settings
  const url = `http://localhost:${port}`
  placeRealm(distribution)
  mkdirSync(folder, { recursive: true })
  const child = spawn(
    '/bin/sh',
    ['-c', endingWithUs, 'sh', `${distribution}/bin/kc.sh`, ...startOptions(settings, url)],
    {
      env: environment({
        KC_BOOTSTRAP_ADMIN_USERNAME: keycloakAdmin.username,
        KC_BOOTSTRAP_ADMIN_PASSWORD: keycloakAdmin.password,
        // These fill in the realm file.
        APP_URL: appUrl,
        SMTP_PORT: String(smtpPort),
        OIDC_CLIENT_SECRET: clientSecret,
      }),
      stdio: ['pipe', 'pipe', 'pipe'],
      // A process group of its own, so that a signal reaches kc.sh and its Java.
      detached: true,
    },
  )
  const issuer = `${url}/realms/starter`
  await waitUntilReady(child, `${url}/health/ready`)
  return {
    issuer,
    client: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'starter',
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_PROVIDER_NAME: 'Keycloak',
    },
    admin: adminRest(url, keycloakAdmin),
    logFile: logFileIn(folder),
    pid: child.pid ?? 0,
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
    stop: () => stop(child),
  }
}

// The pipe closes however this process ends, and that ends the group.
const endingWithUs = 'exec 3<&0; { cat <&3 >/dev/null; kill -TERM -$$; } & exec "$@" </dev/null 3<&-'

function placeRealm(distribution: string): void {
  const folder = path.join(distribution, 'data/import')
  mkdirSync(folder, { recursive: true })
  copyFileSync(realmFile, path.join(folder, 'realm.json'))
}

export const realmFile = fileURLToPath(new URL('realm.json', import.meta.url))

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const group = -child.pid
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const late = setTimeout(() => process.kill(group, 'SIGKILL'), 15_000)
  process.kill(child.pid, 'SIGTERM')
  await ended.finally(() => clearTimeout(late))
  child.stdin?.end()
}

export type KeycloakSettings = {
  /** As `bringDistribution` gives it. */
  distribution: string
  folder: string
  port: number
  appUrl: string
  smtpPort: number
  clientSecret: string
}

export type RunningKeycloak = {
  issuer: string
  /** What the app needs to know of it, as settings. */
  client: Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_PROVIDER_NAME', string>
  admin: AdminRest
  logFile: string
  /** Also of its process group. */
  pid: number
  ended: Promise<void>
  stop(): Promise<void>
}
