/** Another site's request to start a sign-in broke a rule. `check` names the rule, `message` tells the operator. */
export class InitiationRefusal extends Error {
  override readonly name = 'InitiationRefusal'
  readonly check: string

  constructor(check: string, message: string) {
    super(message)
    this.check = check
  }
}
