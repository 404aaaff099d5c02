import { randomBytes } from 'node:crypto'
import type { Context } from '../http/middleware.ts'
import type { Answer } from './call.ts'
import type { OktaError } from './okta-error.ts'

/** Sends a route's answer, with `Link` headers for this page and the next. */
export function sendAnswer(context: Context, { status, body, next }: Answer): void {
  if (next !== undefined) {
    context.append('link', `<${context.href}>; rel="self"`)
    if (next) context.append('link', `<${next}>; rel="next"`)
  }
  context.status = status ?? (body === undefined ? 204 : 200)
  if (body !== undefined) sendJson(context, body)
}

/** Sends an error in Okta's form. The token endpoint answers with OAuth's own errors instead. */
export function sendError(context: Context, { status, code, message, causes }: OktaError): void {
  context.status = status
  sendJson(context, {
    errorCode: code,
    errorSummary: message,
    errorLink: code,
    errorId: `oae${randomBytes(12).toString('base64url')}`,
    errorCauses: causes.map((errorSummary) => ({ errorSummary })),
  })
}

function sendJson(context: Context, body: unknown): void {
  context.type = 'application/json'
  context.body = JSON.stringify(body)
}
