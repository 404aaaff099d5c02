/** JSON with `Cache-Control: no-store`. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  const fixed = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
  return { status, headers: { ...fixed, ...headers }, body: JSON.stringify(body) }
}

/** Any body of any type. */
export function content(status: number, type: string, body: string): Reply {
  return { status, headers: { 'Content-Type': type }, body }
}

/** Sends the browser on, with these parameters added to the address. */
export function sendBrowserTo(address: string, parameters: URLSearchParams): Reply {
  const query = parameters.toString()
  const separator = address.includes('?') ? '&' : '?'
  return { status: 303, headers: { Location: query ? `${address}${separator}${query}` : address }, body: '' }
}

export type Reply = { status: number; headers: Record<string, string>; body: string }
