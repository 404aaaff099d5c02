import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'

/**
 * A browser without pages: one cookie jar for one origin. It follows no redirect, and the test sets every header,
 * `Host` and `Sec-Fetch-Site` too.
 */
export function createBrowser(origin: string, provider?: string): Browser {
  const cookies = new Map<string, string>()
  const send = async (method: string, address: string | URL, headers: OutgoingHttpHeaders = {}) => {
    const url = new URL(address, browser.origin)
    const ours = url.origin === browser.origin
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await exchange(method, url, { ...(ours && jar ? { Cookie: jar } : {}), ...headers })
    if (ours) keepCookies(cookies, answer.setCookies)
    return answer
  }
  const browser: Browser = {
    origin,
    provider,
    cookies,
    get: (address, headers) => send('GET', address, headers),
    post: (address, headers) => send('POST', address, headers),
    request: send,
  }
  return browser
}

/** The same cookies, sent to another address: a load balancer chose another instance, or the cookie was copied. */
export function sameVisitor({ cookies }: Pick<Browser, 'cookies'>, origin: string): Browser {
  const visitor = createBrowser(origin)
  for (const [name, value] of cookies) visitor.cookies.set(name, value)
  return visitor
}

function exchange(method: string, url: URL, headers: OutgoingHttpHeaders): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const path = `${url.pathname}${url.search}`
    // A new connection: the server may close a kept one at the moment of its next use.
    const to = { host: url.hostname, port: url.port, agent: false as const }
    const options = { ...to, method, path, headers, timeout: 60_000 }
    const outgoing = httpRequest(options, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const { location, 'set-cookie': setCookies = [], ...others } = incoming.headers
        const body = Buffer.concat(chunks).toString()
        resolve({ status: incoming.statusCode ?? 0, location, setCookies, headers: others, body })
      })
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${url} took longer than 60 s`)))
    outgoing.on('error', reject)
    outgoing.end()
  })
}

function keepCookies(jar: Map<string, string>, setCookies: string[]): void {
  for (const line of setCookies) {
    const [pair = '', ...attributes] = line.split(';')
    const name = pair.slice(0, pair.indexOf('='))
    const gone = attributes.some((attribute) => /^ *(max-age=0|expires=thu, 01 jan 1970.*)$/i.test(attribute))
    if (gone) jar.delete(name)
    else jar.set(name, pair.slice(name.length + 1))
  }
}

export type Browser = {
  /** Whose cookies the jar holds. */
  origin: string
  /** The one that its sign-ins name, where there are several. */
  provider: string | undefined
  cookies: Map<string, string>
  get(address: string | URL, headers?: OutgoingHttpHeaders): Promise<Answer>
  post(address: string | URL, headers?: OutgoingHttpHeaders): Promise<Answer>
  request(method: string, address: string | URL, headers?: OutgoingHttpHeaders): Promise<Answer>
}

export type Answer = {
  status: number
  location: string | undefined
  setCookies: string[]
  headers: IncomingHttpHeaders
  body: string
}
