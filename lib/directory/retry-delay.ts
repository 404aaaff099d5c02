/**
 * How many milliseconds a 429 asks to wait, by its own headers: nothing where it does not say. By the directory's clock,
 * since ours may differ.
 */
export function retryDelay(headers: Headers): number | undefined {
  const reset = Number(headers.get('x-rate-limit-reset') ?? Number.NaN) * 1000
  const sentAt = Date.parse(headers.get('date') ?? '')
  const delay = reset - (Number.isNaN(sentAt) ? Date.now() : sentAt)
  return Number.isNaN(delay) ? undefined : Math.max(delay, 0)
}
