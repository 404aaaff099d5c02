/** What a question to the directory comes to. `unknown`: the directory answered, and does not know whom we ask about. */
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
  /** The token, the service app or its admin role is not accepted: for the operator to mend. */
  | 'refused'
  /** It answered with an error of its own. */
  | 'failed'
  /** It answered with something that is no answer: a redirect, a page, half a person. */
  | 'unreadable'

/** Why a question found no answer: `reason` for the page, the message for the log. */
export class DirectoryFault extends Error {
  readonly reason: Exclude<UnavailableReason, 'not_configured'>

  constructor(reason: DirectoryFault['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DirectoryFault'
    this.reason = reason
  }
}
