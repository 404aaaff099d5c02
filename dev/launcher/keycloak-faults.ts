import { bringDistribution } from '../keycloak/bring-distribution.ts'

/** Downloads Keycloak into the cache the first time. Returns a line with the reason if that fails. */
export async function keycloakFaults(): Promise<string[]> {
  try {
    await bringDistribution((line) => process.stdout.write(`${line}\n`))
    return []
  } catch (fault) {
    return [fault instanceof Error ? fault.message : String(fault)]
  }
}
