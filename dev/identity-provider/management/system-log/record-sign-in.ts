import type { Account } from '../../accounts/accounts.ts'
import { brand } from '../../brand.ts'
import type { Context } from '../../http/middleware.ts'
import type { IdentityProvider } from '../../identity-provider.ts'
import { oktaId } from '../okta-id.ts'
import { partyOf } from './record-user-event.ts'

/** Writes down that somebody has signed in and goes on to the app. */
export function recordSignIn(idp: IdentityProvider, context: Context, accountId: string): void {
  const account = idp.accounts.findById(accountId)
  if (!account) return
  const { clientId } = idp.settings
  const app = { id: oktaId('0oa', clientId), type: 'AppInstance', alternateId: brand.appName }
  const common = {
    actor: partyOf(account),
    address: context.ip,
    userAgent: context.get('user-agent'),
  }
  idp.accounts.signedIn(account.id)
  idp.events.record({ ...common, type: 'user.session.start', message: 'User login to Okta', targets: [] })
  idp.events.record({
    ...common,
    type: 'user.authentication.sso',
    message: 'User single sign on to app',
    targets: [{ ...app, displayName: brand.appName }, partyOf(account)],
  })
}

/** Writes down that somebody who has an account did not get in, in Okta's word for the reason. */
export function recordFailedSignIn(
  idp: IdentityProvider,
  context: Context,
  account: Account | undefined,
  failure: SignInFailure,
): void {
  if (!account) return
  idp.events.record({
    type: 'user.session.start',
    message: 'User login to Okta',
    failure,
    actor: partyOf(account),
    targets: [],
    address: context.ip,
    userAgent: context.get('user-agent'),
  })
}

export type SignInFailure = 'INVALID_CREDENTIALS' | 'LOCKED_OUT' | 'PASSWORD_EXPIRED' | 'SUSPENDED'
