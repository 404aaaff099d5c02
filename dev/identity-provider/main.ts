import { openData } from './data/open-data.ts'
import { endWithParent } from './end-with-parent.ts'
import { listenOnLoopback } from './http/listen.ts'
import { readSettings, type Settings } from './settings.ts'

const read = readSettings(process.env)
if ('faults' in read) {
  fail(read.faults)
} else {
  await start(read.settings).catch((fault) => fail([fault instanceof Error ? fault.message : String(fault)]))
}

async function start(settings: Settings): Promise<void> {
  // Keys and password hashes are made in other threads meanwhile oidc-provider loads, which takes the longest.
  const data = openData(settings)
  data.catch(() => {})
  const { createIdentityProvider } = await import('./identity-provider.ts')
  const { requestHandler } = await import('./http/handler.ts')

  const idp = createIdentityProvider(settings, await data)
  const servers = await listenOnLoopback(requestHandler(idp), settings.port, 'IDENTITY_PROVIDER_PORT')
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
