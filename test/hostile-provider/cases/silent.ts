import type { HostileCase } from '../hostile-case.ts'
import type { Tenant } from '../tenant.ts'

const answering = (error: string): HostileCase => ({
  authorizationResponse: (parameters) => {
    parameters.delete('code')
    parameters.set('error', error)
  },
})

/** What a provider says to an attempt that it would have to ask the person something for. */
export const silentCases = {
  'silent-login-required': answering('login_required'),
  'silent-interaction-required': answering('interaction_required'),
  'silent-consent-required': answering('consent_required'),
  'silent-account-selection-required': answering('account_selection_required'),
  'silent-login-required-in-capitals': answering('LOGIN_REQUIRED'),
  'silent-unmet-authentication-requirements': answering('unmet_authentication_requirements'),
  'silent-login-required-wrong-iss': {
    authorizationResponse: (parameters, { issuer }: Tenant) => {
      parameters.delete('code')
      parameters.set('error', 'login_required')
      parameters.set('iss', `${issuer}1`)
    },
  },
} satisfies Record<string, HostileCase>
