/** The current time in whole epoch seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}

/** How far this host's clock and a provider's may differ, in seconds. */
export const clockToleranceSeconds = 30

/** Whether a claim is a time in epoch seconds that a Date can hold. */
export function isTime(seconds: unknown): seconds is number {
  return typeof seconds === 'number' && seconds >= 1 && seconds < 8.64e12
}
