import type { Middleware } from '../http/middleware.ts'

/** Leaves `iss` out of authorization responses, as providers without RFC 9207 do. */
export function withoutIss(redirectOrigin: string): Middleware {
  return async (context, next) => {
    await next()
    const location: unknown = context.response.headers['location']
    if (typeof location === 'string' && location.startsWith(`${redirectOrigin}/`)) {
      const url = new URL(location)
      url.searchParams.delete('iss')
      context.set('location', url.href)
    }
    if (context.path === '/.well-known/openid-configuration' && isObject(context.body)) {
      context.body = { ...context.body, authorization_response_iss_parameter_supported: undefined }
    }
  }
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null
}
