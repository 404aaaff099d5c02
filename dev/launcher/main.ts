import nextEnv from '@next/env'
import { addresses } from './addresses.ts'
import { buildIfNeeded } from './build-if-needed.ts'
import { developmentSettings } from './development-settings.ts'
import { faultsOf } from './faults-of.ts'
import { keycloakFaults } from './keycloak-faults.ts'
import { portsInUse } from './ports-in-use.ts'
import { programsFor } from './programs.ts'
import { readOptions } from './read-options.ts'
import { startAll } from './start-all.ts'
import { summary } from './summary.ts'

// `npm run dev`, `npm run preview` and `npm run dev:keycloak`: checks first, then all processes at once, then the addresses.

const mode = process.argv[2] === 'preview' ? 'preview' : 'development'
const began = Date.now()

nextEnv.loadEnvConfig(process.cwd(), mode === 'development', { info: () => {}, error: console.error })
const options = readOptions(process.argv.slice(3))
stopWith(options.faults)
const wanted = process.argv[2] === 'dev:keycloak' ? 'keycloak' : undefined
const settings = developmentSettings({ ...process.env, ...options.variables }, mode, wanted)
stopWith(faultsOf(settings))
const where = addresses(settings)
stopWith(await portsInUse(where))
if (settings.provider === 'keycloak') stopWith(await keycloakFaults())
if (mode === 'preview') stopWith(await buildIfNeeded())
const running = startAll(programsFor(settings, where))
await running.ready
process.stdout.write(summary(settings, Date.now() - began))

function stopWith(faults: string[]): void {
  if (faults.length === 0) return
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exit(1)
}
