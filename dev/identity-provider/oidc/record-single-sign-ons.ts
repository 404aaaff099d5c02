import type { IdentityProvider } from '../identity-provider.ts'
import { recordSingleSignOn } from '../management/system-log/record-sign-in.ts'

/** Writes down each time that the app is told who somebody is, with a new password check or without. */
export function recordSingleSignOns(idp: IdentityProvider): void {
  idp.oidc.on('authorization.success', (context) => {
    const accountId = context.oidc.session?.accountId
    if (accountId) recordSingleSignOn(idp, context, accountId)
  })
}
