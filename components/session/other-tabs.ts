/** Tells this browser's other tabs that the session changed, as next-auth does: its `useSession` hears it too. */
export function tellOtherTabs(trigger: 'signout' | 'stay'): void {
  channel().postMessage({ event: 'session', data: { trigger } })
}

/** Calls `listener` when another tab says that the session changed. Returns what stops that. */
export function onOtherTabs(listener: () => void): () => void {
  channel().addEventListener('message', listener)
  return () => channel().removeEventListener('message', listener)
}

// One for both: a channel does not hear itself.
function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel('next-auth')
  return opened
}

let opened: BroadcastChannel | undefined
