import { recordSingleSignOn } from '../management/system-log/record-sign-in.ts'
import type { IdentityProvider } from '../services.ts'

/** Records each time that the app receives a person's identity, with or without a new password check. */
export function recordSingleSignOns(idp: IdentityProvider): void {
  idp.oidc.on('authorization.success', (context) => {
    const accountId = context.oidc.session?.accountId
    if (accountId) recordSingleSignOn(idp, context, accountId)
  })
}
