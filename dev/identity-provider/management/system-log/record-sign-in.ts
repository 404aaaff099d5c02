import type { Account } from '../../accounts/account.ts'
import { brand } from '../../brand.ts'
import type { IdentityProvider } from '../../services.ts'
import { oktaId } from '../okta-id.ts'
import { partyOf } from './record-user-event.ts'

/** Records that a person has authenticated. */
export function recordSignIn(idp: IdentityProvider, context: Happening, accountId: string): void {
  const account = idp.accounts.findById(accountId)
  if (!account) return
  idp.accounts.signedIn(accountId)
  const common = commonOf(account, context)
  idp.events.record({ ...common, type: 'user.session.start', message: 'User login to Okta', targets: [] })
}

/** Records that the app has received a person's identity. */
export function recordSingleSignOn(idp: IdentityProvider, context: Happening, accountId: string): void {
  const account = idp.accounts.findById(accountId)
  if (!account) return
  const id = oktaId('0oa', idp.settings.clientId)
  const app = { id, type: 'AppInstance', alternateId: brand.appName, displayName: brand.appName }
  idp.events.record({
    ...commonOf(account, context),
    type: 'user.authentication.sso',
    message: 'User single sign on to app',
    targets: [app, partyOf(account)],
  })
}

/** Records a failed sign-in to an existing account, with Okta's word for the reason. */
export function recordFailedSignIn(
  idp: IdentityProvider,
  context: Happening,
  account: Account | undefined,
  failure: SignInFailure,
): void {
  if (!account) return
  const common = commonOf(account, context)
  idp.events.record({
    ...common,
    type: 'user.session.start',
    message: 'User login to Okta',
    failure,
    targets: [],
  })
}

function commonOf(account: Account, context: Happening) {
  return { actor: partyOf(account), address: context.ip, userAgent: context.get('user-agent') }
}

export type SignInFailure = 'INVALID_CREDENTIALS' | 'LOCKED_OUT' | 'PASSWORD_EXPIRED' | 'SUSPENDED'

type Happening = { ip: string; get(header: string): string }
