import type { IdentityProvider } from '../identity-provider.ts'

/** Tells the app, beside the code, what became of the visit to a page that it asked for. */
export function tellOutcomes({ oidc }: IdentityProvider): void {
  oidc.on('authorization.success', (context, response) => {
    const visit = context.oidc.result?.['change_password']
    if (response && typeof visit === 'object' && visit && 'outcome' in visit) {
      response['action_status'] = visit.outcome
    }
  })
}
