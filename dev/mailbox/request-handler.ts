import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { favicon } from '../identity-provider/pages/icons.ts'
import { compileStylesheet, type Stylesheet } from '../stylesheet/compile.ts'
import { serveStylesheet } from '../stylesheet/serve.ts'
import { mailboxPage } from './mailbox-page.ts'
import type { StoredMail } from './stored-mail.ts'

/** Answers the page, `messages.json` for tests, and what the page is made of. */
export function requestHandler(mail: StoredMail, backTo: URL | undefined): RequestListener {
  let stylesheet: Promise<Stylesheet> | undefined
  return async (request, response) => {
    setHeaders(response)
    // Another site's page must not read the mails by a name of its own that leads here.
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''))
      return end(response, 421)
    stylesheet ??= compileStylesheet('dev/mailbox/styles.css', [
      'components/brand',
      'dev/identity-provider/pages',
    ])
    try {
      if (!(await serveStylesheet(request, response, stylesheet))) answer(request, response, mail, backTo)
    } catch {
      end(response, 500)
    }
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  mail: StoredMail,
  backTo: URL | undefined,
): void {
  const asked = `${request.method} ${request.url?.split('?')[0]}`
  if (asked === 'GET /')
    end(response, 200, 'text/html; charset=utf-8', mailboxPage(mail.all(), backTo).source)
  else if (asked === 'GET /icon.svg') end(response, 200, 'image/svg+xml', favicon)
  else if (asked === 'GET /messages.json') end(response, 200, 'application/json', JSON.stringify(mail.all()))
  else if (asked === 'DELETE /messages.json') {
    mail.clear()
    end(response, 204)
  } else end(response, 404, 'text/plain', 'There is no such page. The mailbox is at /.\n')
}

function setHeaders(response: ServerResponse): void {
  const policy = `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
}

function end(response: ServerResponse, status: number, type?: string, body?: string): void {
  response.writeHead(status, { 'Cache-Control': 'no-store', ...(type && { 'Content-Type': type }) }).end(body)
}
