/** What a service app may be granted here. A token of an administrator may do all of it. */
export const scopes = [
  'okta.users.read',
  'okta.users.manage',
  'okta.groups.read',
  'okta.logs.read',
  'okta.apps.read',
] as const

export type Scope = (typeof scopes)[number]
