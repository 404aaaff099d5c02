import { bringDistribution } from '../keycloak/bring-distribution.ts'

/** Brings Keycloak into the cache the first time. Returns the line that says why it cannot be had. */
export async function keycloakFaults(): Promise<string[]> {
  try {
    await bringDistribution((line) => process.stdout.write(`${line}\n`))
    return []
  } catch (fault) {
    return [fault instanceof Error ? fault.message : String(fault)]
  }
}
