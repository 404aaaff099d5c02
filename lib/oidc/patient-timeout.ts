import { setTimeout as wait } from 'node:timers/promises'

/**
 * A signal that aborts after so many milliseconds as `AbortSignal.timeout` does, but counts them in ten parts: a process
 * that is held up, as it is while it starts, has an answer there that it has not read yet.
 */
export function patientTimeout(milliseconds: number): AbortSignal {
  const late = new AbortController()
  void abortAfter(milliseconds, late)
  return late.signal
}

async function abortAfter(milliseconds: number, late: AbortController): Promise<void> {
  for (let part = 0; part < 10; part++) await wait(milliseconds / 10, undefined, { ref: false })
  late.abort(new DOMException(`no answer within ${milliseconds} ms`, 'TimeoutError'))
}
