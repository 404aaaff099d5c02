/**
 * Waits for one of two places to hash in and gives the function that frees it. A flood of sign-ins thus takes 64 MiB at
 * most; throws `TooBusy` when the queue is full too.
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

/** Nothing was checked; whoever asked may try again in a few seconds. */
export class TooBusy extends Error {}

let free = 2
const longestQueue = 32
const waiting: (() => void)[] = []

function releaseSlot(): void {
  const next = waiting.shift()
  if (next) next()
  else free++
}
