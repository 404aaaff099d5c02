import { interactionPolicy as policies } from 'oidc-provider'
import type { Accounts } from '../accounts/accounts.ts'
import type { Settings } from '../settings.ts'

/** The prompts that show a page despite a session here: registration, a new password, a required new sign-in. */
export function interactionPolicy(accounts: Accounts, mode: Settings['mode']) {
  const { base, Check, Prompt } = policies
  const policy = base()
  // Initiating User Registration via OpenID Connect 1.0. Okta does not know it and refuses the value.
  if (mode === 'standard') policy.add(new Prompt({ name: 'create', requestable: true }), 0)

  policy.get('login')?.checks.add(
    new Check('account_gone', 'the account of this session is suspended or gone', ({ oidc }) => {
      return Boolean(oidc.session?.accountId && !oidc.account)
    }),
  )
  policy.get('login')?.checks.add(
    new Check('screen_hint', 'the person asked for a new password', ({ oidc }) => {
      return oidc.params?.['screen_hint'] === 'reset-password' && !oidc.result?.login
    }),
  )
  policy.get('login')?.checks.add(
    new Check('login_hint', 'login_hint names another person', ({ oidc }) => {
      const hint = oidc.params?.['login_hint']
      if (typeof hint !== 'string' || oidc.result?.login || !oidc.session?.accountId) return false
      return accounts.findById(oidc.session.accountId)?.email !== hint.trim().toLowerCase()
    }),
  )
  policy.add(
    new Prompt(
      { name: 'change_password', requestable: false },
      new Check('screen_hint', 'the person asked to change their password', ({ oidc }) => {
        return oidc.params?.['screen_hint'] === 'change-password' && !oidc.result?.['change_password']
      }),
    ),
  )
  return policy
}
