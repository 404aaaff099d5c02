import { compileStylesheet } from '../../stylesheet/compile.ts'
import { serveStylesheet } from '../../stylesheet/serve.ts'
import { favicon } from '../pages/icons.ts'
import type { Middleware } from './middleware.ts'

/** Serves the stylesheet, its fonts and the icon. Compiles at the first request, so that the start does not wait. */
export function assets(): Middleware {
  let stylesheet: ReturnType<typeof compileStylesheet> | undefined
  return async (context, next) => {
    if (context.path === '/icon.svg') {
      context.type = 'image/svg+xml'
      context.body = favicon
    } else if (context.path === '/styles.css' || context.path.startsWith('/fonts/')) {
      stylesheet ??= compileStylesheet('dev/identity-provider/pages/styles.css', ['components/brand'])
      context.respond = !(await serveStylesheet(context.req, context.res, stylesheet))
    } else {
      await next()
    }
  }
}
