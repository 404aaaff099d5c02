import type { Interaction, Visit } from './visit.ts'

/** The address that a form starts with: the one that the app named, else of whoever is to prove themselves again. */
export function suggestedAddress({ idp }: Visit, { params, session }: Interaction): string {
  const hint = params['login_hint']
  if (typeof hint === 'string') return hint
  return (session && idp.accounts.findById(session.accountId)?.email) ?? ''
}
