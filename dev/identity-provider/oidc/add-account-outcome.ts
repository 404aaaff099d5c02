import type { IdentityProvider } from '../identity-provider.ts'

/** Adds the outcome of an account action to the authorization response. */
export function addAccountOutcome({ oidc }: IdentityProvider): void {
  oidc.on('authorization.success', (context, response) => {
    const visit = context.oidc.result?.['change_password']
    if (response && typeof visit === 'object' && visit && 'outcome' in visit) {
      response['action_status'] = visit.outcome
    }
  })
}
