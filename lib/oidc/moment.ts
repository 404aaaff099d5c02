/** Whether these epoch seconds are a time that a Date can tell: any other is as good as none. */
export function isMoment(seconds: unknown): seconds is number {
  return typeof seconds === 'number' && seconds >= 1 && seconds < 8.64e12
}
