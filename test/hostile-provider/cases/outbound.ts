import type { HostileCase } from '../hostile-case.ts'

const endpoints = ['discovery', 'jwks', 'token', 'userinfo'] as const
const misbehaviours = {
  redirects: 'redirect',
  hangs: 'hang',
  'hangs-in-body': 'hang_in_body',
  'never-ends': 'endless_body',
  drops: 'drop_connection',
} as const

/** Each endpoint that the app asks, redirecting, hanging, pouring or dropping: `token-hangs`, `jwks-redirects`, … */
export const outboundCases = Object.fromEntries(
  endpoints.flatMap((endpoint) =>
    Object.entries(misbehaviours).map(([name, answer]) => [
      `${endpoint}-${name}`,
      { answers: { [endpoint]: answer } },
    ]),
  ),
) as Record<OutboundCaseName, HostileCase>

export type OutboundCaseName = `${(typeof endpoints)[number]}-${keyof typeof misbehaviours}`
