import type { Scope } from './access/scopes.ts'
import type { Answer, Call } from './call.ts'
import { listGroups, listUserGroups } from './groups.ts'
import { issueAccessToken } from './issue-access-token.ts'
import { showOrganization } from './organization.ts'
import { listLogEvents } from './system-log/list-log-events.ts'
import { getUser } from './users/get-user.ts'
import {
  activateUser,
  deactivateUser,
  expirePassword,
  resetFactors,
  suspendUser,
  unlockUser,
  unsuspendUser,
} from './users/lifecycle.ts'
import { listAppLinks } from './users/list-app-links.ts'
import { listFactors } from './users/list-factors.ts'
import { listUsers } from './users/list-users.ts'
import { resetPassword } from './users/reset-password.ts'
import { revokeUserSessions } from './users/revoke-user-sessions.ts'

/** The routes, each with the scope that a service app needs for it. `:id` is an id or a login. */
export const routes: Route[] = [
  route('GET /.well-known/okta-organization', undefined, showOrganization),
  route('POST /oauth2/v1/token', undefined, issueAccessToken),
  route('GET /api/v1/users', 'okta.users.read', listUsers),
  route('GET /api/v1/users/:id', 'okta.users.read', getUser),
  route('GET /api/v1/users/:id/groups', 'okta.users.read', listUserGroups),
  route('GET /api/v1/users/:id/appLinks', 'okta.users.read', listAppLinks),
  route('GET /api/v1/users/:id/factors', 'okta.users.read', listFactors),
  route('POST /api/v1/users/:id/lifecycle/activate', 'okta.users.manage', activateUser),
  route('POST /api/v1/users/:id/lifecycle/deactivate', 'okta.users.manage', deactivateUser),
  route('POST /api/v1/users/:id/lifecycle/suspend', 'okta.users.manage', suspendUser),
  route('POST /api/v1/users/:id/lifecycle/unsuspend', 'okta.users.manage', unsuspendUser),
  route('POST /api/v1/users/:id/lifecycle/unlock', 'okta.users.manage', unlockUser),
  route('POST /api/v1/users/:id/lifecycle/expire_password', 'okta.users.manage', expirePassword),
  route('POST /api/v1/users/:id/lifecycle/reset_password', 'okta.users.manage', resetPassword),
  route('POST /api/v1/users/:id/lifecycle/reset_factors', 'okta.users.manage', resetFactors),
  route('DELETE /api/v1/users/:id/sessions', 'okta.users.manage', revokeUserSessions),
  route('GET /api/v1/groups', 'okta.groups.read', listGroups),
  route('GET /api/v1/logs', 'okta.logs.read', listLogEvents),
]

function route(shape: string, scope: Scope | undefined, handle: Route['handle']): Route {
  const [method = '', path = ''] = shape.split(' ')
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(':id', '([^/]+)')}$`)
  // Okta counts the list, one user, and all that hangs on a user apart.
  return { method, pattern, bucket: path.replace(/:id\/.*/, '*'), scope, handle }
}

export type Route = {
  method: string
  pattern: RegExp
  /** What is counted together towards one rate limit. */
  bucket: string
  scope: Scope | undefined
  handle: (call: Call) => Answer | Promise<Answer>
}
