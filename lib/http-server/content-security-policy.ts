import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { onEveryRequest } from './on-every-request.ts'

/**
 * Gives every answer its Content-Security-Policy, on the built server with a new nonce each time. Next takes the nonce
 * from the *request* header of that name, so this sets that header too and overwrites what a client sent.
 * No page may be framed, except one
 * `framed.path` by `framed.by`.
 */
export function sendContentSecurityPolicy({ development, framed }: Options): void {
  onEveryRequest('content-security-policy', (request, response) => {
    if (request.url?.startsWith('/_next/static/')) return
    const ownPolicy = development ? developmentPolicy : productionPolicy(randomBytes(16).toString('base64'))
    const isFramed = framed !== undefined && request.url?.split('?')[0] === framed.path
    setPolicy(request, response, `${ownPolicy}; frame-ancestors ${isFramed ? framed.by : `'none'`}`)
  })
}

function setPolicy(request: IncomingMessage, response: ServerResponse, policy: string): void {
  delete request.headers['content-security-policy-report-only']
  request.headers['content-security-policy'] = policy
  response.setHeader('Content-Security-Policy', policy)
}

function productionPolicy(nonce: string): string {
  return `script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; ${policyForBoth}`
}

const policyForBoth = [
  `default-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
].join('; ')

// Hot reloading evaluates code and writes inline styles; a nonce would disable 'unsafe-inline'.
const developmentPolicy = `script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; ${policyForBoth}`

type Options = { development: boolean; framed: { path: string; by: string } | undefined }
