import { env } from '#lib/env/env.ts'

/** A 303 to an address of the provider's or a path of ours, made absolute by `APP_URL` and never by the Host header. */
export function redirectTo(address: string): Response {
  const location = new URL(address, env().appUrl).href
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'private, no-store' },
  })
}
