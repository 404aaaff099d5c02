import { OktaError } from './okta-error.ts'
import { type Route, routes } from './routes.ts'

/** The route of a path, and the id in it. Throws Okta's 404 or 405 without one. */
export function findRoute(method: string, path: string): { route: Route; parameters: { id: string } } {
  if (path.includes('//')) {
    throw new OktaError(404, 'E0000022', `${path} has an empty segment. Does OKTA_ORG_URL end with a slash?`)
  }
  const found = routes.flatMap((route) => {
    const match = route.pattern.exec(path)
    return match ? [{ route, parameters: { id: decoded(match[1] ?? '') } }] : []
  })
  const route = found.find((each) => each.route.method === method)
  if (route) return route
  if (found.length > 0) {
    throw new OktaError(405, 'E0000022', 'The endpoint does not support the provided HTTP method')
  }
  throw new OktaError(404, 'E0000007', `Not found: ${path} is no part of what the embedded provider answers`)
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new OktaError(400, 'E0000001', 'Api validation failed: path')
  }
}
