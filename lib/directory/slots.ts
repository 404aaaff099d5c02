import { DirectoryFault } from './directory-result.ts'

/** Runs `work` as soon as fewer than five calls are under way. Throws `DirectoryFault` when the budget ends before. */
export async function withSlot<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  await takeSlot(signal)
  try {
    return await work()
  } finally {
    releaseSlot()
  }
}

const atOnce = 5

function takeSlot(signal: AbortSignal): Promise<void> {
  if (slots.taken < atOnce) {
    slots.taken += 1
    return Promise.resolve()
  }
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal.removeEventListener('abort', giveUp)
      resolve()
    }
    const giveUp = () => {
      slots.waiting.splice(slots.waiting.indexOf(enter), 1)
      reject(new DirectoryFault('timeout', 'The budget ended before a call to the directory could begin.'))
    }
    if (signal.aborted) return reject(new DirectoryFault('timeout', 'The budget had ended already.'))
    signal.addEventListener('abort', giveUp, { once: true })
    slots.waiting.push(enter)
  })
}

/** A slot goes straight to whoever has waited longest, so that nobody overtakes them. */
function releaseSlot(): void {
  const next = slots.waiting.shift()
  if (next) next()
  else slots.taken -= 1
}

// Pages and route handlers get different instances of a module: they share the slots.
const shared = globalThis as { identityStarterDirectorySlots?: Slots }
shared.identityStarterDirectorySlots ??= { taken: 0, waiting: [] }
const slots = shared.identityStarterDirectorySlots

type Slots = { taken: number; waiting: (() => void)[] }
