/** The result of a question to the directory. `unknown`: the directory answered that it has no such person. */
export type DirectoryResult<Value> =
  | { status: 'found'; value: Value }
  | { status: 'unknown' }
  | { status: 'unavailable'; reason: UnavailableReason; askedAt: number }

export type UnavailableReason =
  /** No directory in the settings. */
  | 'not_configured'
  | 'unreachable'
  | 'timeout'
  | 'rate_limited'
  /** The token, the service app or its admin role is not accepted. Only the operator can correct this. */
  | 'refused'
  /** The directory answered with an error of its own. */
  | 'failed'
  /** The answer is a redirect, a page, or a person without an id. */
  | 'unreadable'

/** A question failed: `reason` is for the page, the message for the log. */
export class DirectoryFault extends Error {
  readonly reason: Exclude<UnavailableReason, 'not_configured'>

  constructor(reason: DirectoryFault['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DirectoryFault'
    this.reason = reason
  }
}
