import { setTimeout as wait } from 'node:timers/promises'

/**
 * Resolves after so many milliseconds, counted in ten parts: a process that was held up for all of them has an answer
 * there that it has not read yet, and gets a turn to. Rejects when `signal` aborts. Keeps no process alive.
 */
export async function patientWait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  for (let part = 0; part < 10; part++) {
    await wait(milliseconds / 10, undefined, { ref: false, ...(signal && { signal }) })
  }
}
