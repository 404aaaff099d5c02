/**
 * Waits for one of two slots and returns the function that frees it, so that a flood of sign-ins takes 64 MiB at most.
 * Throws `TooBusy` when the queue is full.
 */
export async function takeHashingSlot(): Promise<() => void> {
  if (free > 0) {
    free--
  } else {
    if (waiting.length >= longestQueue) throw new TooBusy('too many passwords to check at once')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  return releaseSlot
}

/** No password was checked; the person may try again in a few seconds. */
export class TooBusy extends Error {}

let free = 2
const longestQueue = 32
const waiting: (() => void)[] = []

function releaseSlot(): void {
  const next = waiting.shift()
  if (next) next()
  else free++
}
