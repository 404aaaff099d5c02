import type { HostileCase } from '../hostile-case.ts'
import type { Tenant } from '../tenant.ts'

const saying = (status: string): HostileCase => ({
  authorizationResponse: (parameters) => parameters.set('kc_action_status', status),
})

/** How a visit to the account pages ends: a code like any other, and a word about the visit. */
export const accountActionCases = {
  'action-success': saying('success'),
  'action-cancelled': saying('cancelled'),
  'action-error': saying('error'),
  'action-unknown-word': saying('<b>evil</b>'),
  'action-inherited-word': saying('constructor'),
  'action-twice': {
    authorizationResponse: (parameters) => {
      parameters.append('kc_action_status', 'success')
      parameters.append('kc_action_status', 'error')
    },
  },
  'action-refused': {
    authorizationResponse: (parameters, tenant: Tenant) => {
      if (!tenant.requests.at(-1)?.url.searchParams.has('kc_action')) return
      parameters.delete('code')
      parameters.set('error', 'interaction_required')
      parameters.set('kc_action_status', 'success')
    },
  },
} satisfies Record<string, HostileCase>
