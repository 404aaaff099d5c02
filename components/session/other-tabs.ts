/**
 * Announces a changed session to this browser's other tabs, in next-auth's form, so that its `useSession` reacts too.
 */
export function tellOtherTabs(trigger: 'signout' | 'stay'): void {
  channel().postMessage({ event: 'session', data: { trigger } })
}

/** Calls `listener` when another tab announces a changed session. Returns a function that stops it. */
export function onOtherTabs(listener: () => void): () => void {
  channel().addEventListener('message', listener)
  return () => channel().removeEventListener('message', listener)
}

// One channel for both: it does not receive its own messages.
function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel('next-auth')
  return opened
}

let opened: BroadcastChannel | undefined
