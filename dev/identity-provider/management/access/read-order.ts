/** The trouble that a request body orders, or nothing if the body is malformed. */
export function readOrder(body: unknown): Order | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const {
    kind,
    path = '/api/v1/',
    times = 1_000_000,
    seconds = 5,
    ...unknown
  } = body as Record<string, unknown>
  const known = kinds.find((each) => each === kind)
  if (!known || Object.keys(unknown).length > 0) return undefined
  if (typeof path !== 'string' || !path.startsWith('/')) return undefined
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) return undefined
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= 3600)) return undefined
  return { kind: known, path, times, seconds }
}

const kinds = ['rate_limited', 'failing', 'unavailable', 'slow', 'hanging', 'rubbish', 'redirecting'] as const

export type Order = {
  kind: (typeof kinds)[number]
  /** What the path begins with, its query included. */
  path: string
  /** How often it strikes. */
  times: number
  /** How slow, or until when the limit lasts. */
  seconds: number
}
