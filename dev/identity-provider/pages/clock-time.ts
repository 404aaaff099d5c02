/** A time (epoch seconds) as hours and minutes: 09:41. */
export function clockTime(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
