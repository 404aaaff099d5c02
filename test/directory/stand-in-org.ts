import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An Okta org that answers as the test says, and remembers what it was asked. */
export async function startStandInOrg(answer: Answer): Promise<StandInOrg> {
  const requests: StandInOrg['requests'] = []
  let atOnce = 0
  let most = 0
  const server = createServer(async (request, response) => {
    most = Math.max(most, ++atOnce)
    response.once('close', () => {
      atOnce -= 1
    })
    const url = new URL(request.url ?? '/', 'http://localhost')
    requests.push({
      method: request.method ?? '',
      url,
      headers: request.headers,
      body: await bodyOf(request),
    })
    answer({ url, response, count: requests.length })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    mostAtOnce: () => most,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers with JSON as Okta does. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-okta-request-id': 'request-1',
    'x-rate-limit-remaining': '599',
    ...headers,
  })
  response.end(JSON.stringify(body))
}

/** Okta's error envelope. */
export function error(response: ServerResponse, status: number, errorCode: string, headers = {}): void {
  json(
    response,
    status,
    { errorCode, errorSummary: 'As the test says', errorId: 'oae1', errorCauses: [] },
    headers,
  )
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

type Answer = (asked: { url: URL; response: ServerResponse; count: number }) => void

export type StandInOrg = {
  url: string
  requests: { method: string; url: URL; headers: IncomingMessage['headers']; body: string }[]
  mostAtOnce(): number
  stop(): Promise<void>
}
