import { env } from '#lib/env/env.ts'
import { emptyResponse } from './empty-response.ts'

/** A 303 to an absolute address or to a path of this app. `APP_URL` makes a path absolute, never the Host header. */
export function redirectTo(address: string): Response {
  return emptyResponse(303, { Location: new URL(address, env().appUrl).href })
}
