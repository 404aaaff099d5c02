/** A provider's demand to end sessions broke a rule. `check` names the rule, `message` tells the operator. */
export class LogoutRefusal extends Error {
  override readonly name = 'LogoutRefusal'
  readonly check: string

  constructor(check: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.check = check
  }
}
