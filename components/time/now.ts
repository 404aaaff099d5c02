/** This moment in epoch seconds, as sessions count time. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}
