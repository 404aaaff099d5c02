import { setTimeout as wait } from 'node:timers/promises'

/**
 * Resolves after so many milliseconds. It waits in ten slices, so that after a stall of the event loop pending I/O is
 * handled before the last timer fires. Rejects when `signal` aborts. Does not keep the process alive.
 */
export async function patientWait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  for (let slice = 0; slice < 10; slice++) {
    await wait(milliseconds / 10, undefined, { ref: false, ...(signal && { signal }) })
  }
}

/** A signal that aborts after so many milliseconds, like `AbortSignal.timeout`, but waits as `patientWait` does. */
export function patientTimeout(milliseconds: number): AbortSignal {
  const late = new AbortController()
  const reason = new DOMException(`no answer within ${milliseconds} ms`, 'TimeoutError')
  void patientWait(milliseconds).then(() => late.abort(reason))
  return late.signal
}
