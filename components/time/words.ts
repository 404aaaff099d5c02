/** The clock at an epoch second, in UTC: "09:41". */
export function clock(at: number): string {
  return new Date(at * 1000).toISOString().slice(11, 16)
}

/** The day of an epoch second as seen from `now`, in UTC: "today", "yesterday", "tomorrow" or "23 November 2026". */
export function day(at: number, now: number): string {
  const distance = Math.floor(at / secondsADay) - Math.floor(now / secondsADay)
  if (distance === 0) return 'today'
  if (distance === -1) return 'yesterday'
  if (distance === 1) return 'tomorrow'
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at * 1000)
}

/** A duration in the largest unit that expresses it exactly: "30 minutes", "24 hours", "7 days". */
export function duration(seconds: number): string {
  const [unit, size] =
    units.find(([, size, least]) => seconds % size === 0 && seconds / size >= least) ?? aSecond
  const count = seconds / size
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Whether a claimed time is a valid date: 8.64e15 milliseconds is the last that Date can represent. */
export function isTellable(at: number): boolean {
  return Math.abs(at) <= 8.64e12
}

const secondsADay = 86_400

const aSecond: [unit: string, size: number, least: number] = ['second', 1, 0]

const units: (typeof aSecond)[] = [['day', secondsADay, 2], ['hour', 3600, 1], ['minute', 60, 1], aSecond]
