import { endWithParent } from './end-with-parent.ts'
import { readSettings, type Settings } from './settings.ts'

const read = readSettings(process.env)
if ('faults' in read) {
  fail(read.faults)
} else {
  await start(read.settings).catch((fault) => fail([fault instanceof Error ? fault.message : String(fault)]))
}

async function start(settings: Settings): Promise<void> {
  // Only once the settings are sound: oidc-provider takes most of the time that starting takes.
  const { createIdentityProvider } = await import('./identity-provider.ts')
  const { requestHandler } = await import('./http/handler.ts')
  const { listenOnLoopback } = await import('./http/listen.ts')

  const idp = await createIdentityProvider(settings)
  const servers = await listenOnLoopback(requestHandler(idp), settings.port)
  endWithParent(() => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
    idp.database.close()
  })
  process.stdout.write(`identity provider ready ${settings.issuer}\n`)
}

function fail(faults: string[]): void {
  for (const fault of faults) process.stderr.write(`identity provider: ${fault}\n`)
  process.exit(1)
}
