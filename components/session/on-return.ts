/** Calls `listener` when somebody comes back to this page, or its network does. Returns what stops that. */
export function onReturn(listener: () => void): () => void {
  const whenVisible = () => document.visibilityState === 'visible' && listener()
  const whenRestored = (event: PageTransitionEvent) => event.persisted && listener()
  document.addEventListener('visibilitychange', whenVisible)
  window.addEventListener('pageshow', whenRestored)
  window.addEventListener('online', listener)
  return () => {
    document.removeEventListener('visibilitychange', whenVisible)
    window.removeEventListener('pageshow', whenRestored)
    window.removeEventListener('online', listener)
  }
}
