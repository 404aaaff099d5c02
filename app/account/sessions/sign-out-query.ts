import type { SignOutOutcome } from '#components/account/sign-out-notice.tsx'
import { isDeviceName } from '#lib/session/device.ts'

/** The account page's path, with the outcome of a sign-out in its query. */
export function accountWith(outcome: SignOutOutcome): string {
  return `/account?${new URLSearchParams(outcome)}`
}

/** The outcome in a query. Anyone can write such an address, so only our own words are taken from it. */
export function readSignOut({ signed_out: signedOut, device }: Query): SignOutOutcome | undefined {
  if (signedOut === 'one' && typeof device === 'string' && isDeviceName(device)) {
    return { signed_out: 'one', device }
  }
  return signedOut === 'others' || signedOut === 'gone' ? { signed_out: signedOut } : undefined
}

type Query = Record<string, string | string[] | undefined>
