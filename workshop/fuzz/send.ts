import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http'
import type { World } from './world.ts'

/** Sends one request with exactly this path and these headers. Returns the response and its time in milliseconds. */
export function send(
  { app }: Pick<World, 'app'>,
  { method = 'GET', path, headers = {}, body = '' }: Sent,
): Promise<Answered> {
  const { hostname: host, port } = new URL(app.url)
  const length = Buffer.byteLength(body)
  const started = performance.now()
  return new Promise((resolve, reject) => {
    // A new connection: the server may close a kept one at the moment of its next use.
    const options = { method, path, host, port, agent: false as const, timeout: 60_000 }
    const outgoing = httpRequest({
      ...options,
      headers: { ...headers, ...(length > 0 && { 'Content-Length': length }) },
    })
    outgoing.on('response', (incoming) => {
      const { location, 'set-cookie': setCookies = [], 'cache-control': cacheControl = '' } = incoming.headers
      incoming.resume().on('error', reject)
      incoming.on('end', () => {
        const took = performance.now() - started
        resolve({ status: incoming.statusCode ?? 0, location, setCookies, cacheControl, took })
      })
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path} took longer than 60 s`)))
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export type Sent = { method?: string; path: string; headers?: OutgoingHttpHeaders; body?: string }

export type Answered = {
  status: number
  location: string | undefined
  setCookies: string[]
  cacheControl: string
  took: number
}
