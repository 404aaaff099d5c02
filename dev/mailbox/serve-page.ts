import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { favicon } from '../identity-provider/pages/icons.ts'
import { compileStylesheet } from '../stylesheet/compile.ts'
import { serveStylesheet } from '../stylesheet/serve.ts'
import type { Mailbox } from './mailbox.ts'
import { mailboxPage } from './page/mailbox-page.ts'

/** The mailbox's web server: the page, the mails as JSON, and a DELETE that empties the mailbox. */
export function servePage(mailbox: Mailbox, appUrl: URL | undefined): Server {
  let stylesheet: ReturnType<typeof compileStylesheet> | undefined
  return createServer((request, response) => {
    response.setHeaders(new Map(Object.entries(headers)))
    if (!isLoopback(request))
      return send(response, 421, 'text/plain', 'The mailbox answers as localhost only.\n')
    const way = `${request.method === 'HEAD' ? 'GET' : request.method} ${request.url?.split('?')[0]}`
    if (way === 'GET /') return send(response, 200, 'text/html', mailboxPage(mailbox.all(), appUrl).source)
    if (way === 'GET /messages.json') return sendMessages(response, mailbox)
    if (way === 'GET /icon.svg') return send(response, 200, 'image/svg+xml', favicon)
    if (way === 'DELETE /messages.json') {
      mailbox.empty()
      response.writeHead(204).end()
      return
    }
    stylesheet ??= compileStylesheet('dev/mailbox/page/mailbox.css', [
      'dev/identity-provider/pages',
      'components/brand',
    ])
    serveStylesheet(request, response, stylesheet).then(
      (served) =>
        served || send(response, 404, 'text/plain', 'There is nothing here. The mailbox is at /.\n'),
      (fault) => send(response, 500, 'text/plain', `The stylesheet does not compile: ${fault}\n`),
    )
  })
}

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/** A foreign host name that resolves to this machine would let its pages read the mails (DNS rebinding). */
function isLoopback(request: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')
}

function sendMessages(response: ServerResponse, mailbox: Mailbox): void {
  send(response, 200, 'application/json', JSON.stringify(mailbox.all()))
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body)
}
