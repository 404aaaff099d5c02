import type { TestProject } from 'vitest/node'
import { bringDistribution } from '../../dev/keycloak/bring-distribution.ts'
import buildApp from '../../test/start/build-app.ts'
import requireChromium from '../../test/start/chromium/require-chromium.ts'
import { type KeycloakOnFreePorts, startOnFreePorts } from './start-on-free-ports.ts'

/**
 * Starts the one Keycloak that all files share. Where it is not available, one line says why, and every journey is
 * skipped and counted as skipped.
 */
export default async function oneKeycloak(project: TestProject): Promise<undefined | (() => Promise<void>)> {
  requireChromium()
  const distribution = await bringDistribution((line) => process.stdout.write(`${line}\n`)).catch(leftOut)
  if (!distribution) {
    project.provide('keycloak', null)
    return undefined
  }
  buildApp()
  const { stop, admin: _admin, ended: _ended, ...keycloak } = await startOnFreePorts(distribution)
  project.provide('keycloak', keycloak)
  return stop
}

function leftOut(fault: unknown): null {
  const why = fault instanceof Error ? fault.message : String(fault)
  process.stderr.write(`${why}\nThe journeys on Keycloak are left out.\n`)
  return null
}

/** The data that this process gives to the tests' processes. */
type SharedKeycloak = Omit<KeycloakOnFreePorts, 'admin' | 'ended' | 'stop'>

declare module 'vitest' {
  interface ProvidedContext {
    keycloak: SharedKeycloak | null
  }
}
