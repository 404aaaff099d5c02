import type { Interaction, PageRequest } from './page-request.ts'

/** The address that a form starts with: the app's `login_hint`, else that of the person who must sign in again. */
export function suggestedAddress({ idp }: PageRequest, { params, session }: Interaction): string {
  const hint = params['login_hint']
  if (typeof hint === 'string') return hint
  return (session && idp.accounts.findById(session.accountId)?.email) ?? ''
}
