import { expect } from 'vitest'
import { freePort } from '../../test/start/free-port.ts'
import { launch } from '../../test/start/launch.ts'
import { allFree, listening } from '../../test/start/listening.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'
import { journey } from './journey.ts'

journey(
  'npm run dev:keycloak: all three answer, it prints addresses and accounts, Ctrl-C frees the ports',
  async () => {
    const { ports, settings } = await ownPlace()
    const running = await launch('dev:keycloak', settings)
    expect(await listening(ports)).toEqual(ports)
    const login = await fetch(`${settings.APP_URL}/auth/login`, { redirect: 'manual' })
    expect(login.headers.get('location')).toContain(
      `http://localhost:${settings.KEYCLOAK_PORT}/realms/starter/`,
    )
    for (const line of [settings.APP_URL, '/realms/starter', '/admin (admin, admin)', 'alice-password-1']) {
      expect(running.output()).toContain(line)
    }
    process.kill(running.pid, 'SIGINT')
    expect(await running.ended).toBe(0)
    // Where Java takes more than the launcher's ten seconds to end, it ends after it.
    await allFree(ports)
  },
)

journey('a launcher that is killed takes Keycloak with it', async () => {
  const { ports, settings } = await ownPlace()
  const running = await launch('dev:keycloak', settings)
  process.kill(running.pid, 'SIGKILL')
  await allFree(ports)
})

/** Settings that keep a launcher off everybody else's ports and data. */
async function ownPlace() {
  const ports = [await freePort(), await freePort(), await freePort(), await freePort()] as const
  const folder = temporaryFolder()
  const settings = {
    APP_URL: `http://localhost:${ports[0]}`,
    KEYCLOAK_PORT: String(ports[1]),
    MAILBOX_PORT: String(ports[2]),
    SMTP_PORT: String(ports[3]),
    KEYCLOAK_DATA_DIR: folder,
    SESSION_STORE_URL: `file:${folder}/sessions.db`,
  }
  return { ports, settings }
}
