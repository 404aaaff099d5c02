/** The current time in whole epoch seconds, the unit of every time in a session. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}
