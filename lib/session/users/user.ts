/** Somebody who has signed in here: what an app's own data hangs on, by (iss, sub). Times are epoch seconds. */
export type User = {
  iss: string
  sub: string
  firstSignedInAt: number
  lastSignedInAt: number
  /** As the provider told them last. An address is to show and to write to; it identifies nobody. */
  name?: string
  email?: string
}
