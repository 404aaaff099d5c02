import { log } from '#lib/log/log.ts'
import { isStoreUnavailable } from './session-store.ts'

/** Logs that the store did not respond, under the name of the event. Throws every other failure again. */
export function logStoreFailure(event: string, thrown: unknown): void {
  if (!isStoreUnavailable(thrown)) throw thrown
  log().error({ event, detail: thrown.message })
}
