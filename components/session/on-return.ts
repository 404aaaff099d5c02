/**
 * Calls `listener` when the person comes back to this page, or when the network is back. Returns a function that stops
 * it.
 */
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
