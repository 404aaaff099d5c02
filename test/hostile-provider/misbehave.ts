import type { ServerResponse } from 'node:http'
import type { Misbehaviour } from './hostile-case.ts'
import { endpointUrl, issuerPath, type RecordedRequest, type Tenant } from './tenant.ts'

/** Answers in a way that no reply can describe: not at all, without end, or from elsewhere. */
export function misbehave(
  how: Misbehaviour,
  tenant: Tenant,
  request: RecordedRequest,
  response: ServerResponse,
): void {
  switch (how) {
    case 'hang':
      return
    case 'drop_connection':
      response.destroy()
      return
    case 'hang_in_body':
      response.writeHead(200, json).write('{')
      return
    case 'endless_body':
      pour(tenant, response)
      return
    case 'redirect':
      // 307 keeps method and body: a client that follows it would succeed, and send its secrets elsewhere.
      response.writeHead(307, { Location: elsewhere(tenant, request.url) })
      response.end()
  }
}

const json = { 'Content-Type': 'application/json' }

function elsewhere(tenant: Tenant, url: URL): string {
  const rest = url.pathname.slice(issuerPath(tenant).length)
  return endpointUrl(tenant, `elsewhere${rest}`)
}

/** Sends a JSON string that grows until the reader closes, and keeps count of what was taken. */
function pour(tenant: Tenant, response: ServerResponse): void {
  response.writeHead(200, json).write('{"padding":"')
  const chunk = Buffer.alloc(64 * 1024, 'x')
  const more = () => {
    while (!response.destroyed && tenant.bytesPoured < 200_000_000) {
      tenant.bytesPoured += chunk.length
      if (!response.write(chunk)) return
    }
    response.end('"}')
  }
  response.on('drain', more)
  more()
}
