import { randomBytes } from 'node:crypto'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { freePort } from '../start/free-port.ts'
import { startNginx } from '../start/start-nginx.ts'
import { type Redis, startRedis } from '../start/start-redis.ts'
import { type App, appFor } from './app-for.ts'

/** Three instances of the built app on one Redis, behind an nginx that gives each request to the next of them. */
export async function startInstances(tenant: Tenant): Promise<Instances> {
  const port = await freePort()
  const redis = await startRedis()
  const settings = {
    APP_URL: `http://localhost:${port}`,
    SESSION_SECRET: randomBytes(48).toString('base64url'),
    SESSION_STORE_URL: redis.url,
    HOSTNAME: '127.0.0.1',
  }
  const start = (on: number) => appFor(tenant, { ...settings, PORT: String(on) })
  const ports = [await freePort(), await freePort(), await freePort()]
  const apps = await Promise.all(ports.map(start))
  const nginx = await startNginx(port, ports)
  return {
    url: settings.APP_URL,
    apps,
    redis,
    async restart(index) {
      await apps[index]?.ended
      apps[index] = await start(ports[index] ?? 0)
    },
    async stop() {
      await nginx.stop()
      await Promise.all(apps.map((app) => app.stop()))
      await redis.stop()
    },
  }
}

export type Instances = {
  url: string
  apps: App[]
  redis: Redis
  /** Restarts an instance that has ended, on the same port. */
  restart(index: number): Promise<void>
  stop(): Promise<void>
}
