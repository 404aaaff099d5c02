import type { IdentityProvider } from '../services.ts'

/** Adds the outcome of an account action to the authorization response. */
export function addAccountOutcome({ oidc }: IdentityProvider): void {
  oidc.on('authorization.success', (context, response) => {
    const result = context.oidc.result?.['change_password']
    if (response && typeof result === 'object' && result && 'outcome' in result) {
      response['action_status'] = result.outcome
    }
  })
}
