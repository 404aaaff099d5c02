import { endWithParent } from '../identity-provider/end-with-parent.ts'
import { bringDistribution } from './bring-distribution.ts'
import { dataFolder } from './data-folder.ts'
import { readSettings, type Settings } from './settings.ts'
import { startKeycloak } from './start-keycloak.ts'

const read = readSettings(process.env)
if ('faults' in read) {
  fail(read.faults)
} else {
  await start(read.settings).catch((fault) => fail([fault instanceof Error ? fault.message : String(fault)]))
}

async function start(settings: Settings): Promise<void> {
  let stop: (() => Promise<void>) | undefined
  endWithParent(() => stop?.())
  const distribution = await bringDistribution()
  const keycloak = await startKeycloak({ ...settings, distribution, folder: dataFolder(settings) })
  let stopping = false
  stop = () => {
    stopping = true
    return keycloak.stop()
  }
  void keycloak.ended.then(() => stopping || fail(['it ended by itself.']))
  process.stdout.write(`keycloak ready ${keycloak.issuer}\n`)
}

function fail(faults: string[]): void {
  for (const fault of faults) process.stderr.write(`keycloak: ${fault}\n`)
  process.exit(1)
}
