/** A logout token, or the request that brought it, is not good. `check` names the rule, `message` tells the operator. */
export class LogoutTokenRefusal extends Error {
  override readonly name = 'LogoutTokenRefusal'
  readonly check: string

  constructor(check: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.check = check
  }
}
