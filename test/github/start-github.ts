import { createServer, type IncomingMessage } from 'node:http'
import { freePort } from '../start/free-port.ts'
import { type Answer, answerFor } from './answers.ts'
import { createAccounts, type GithubAccount } from './github-account.ts'

/**
 * A server that speaks OAuth as GitHub does, under the addresses of a GitHub Enterprise Server. It signs every visitor in
 * as its one account at once, unless `asks` is set, and fails as `trouble` says. It records every request.
 */
export async function startGithub(): Promise<Github> {
  const client = { id: 'Iv1.starter', secret: 'a-secret_of+GitHub/s' }
  const state: GithubState = {
    client,
    account: createAccounts().octavia,
    trouble: undefined,
    asks: false,
    codes: new Map(),
    accessTokens: new Set(),
    requests: [],
  }
  const server = createServer((request, response) => {
    void record(request).then((recorded) => {
      state.requests.push(recorded)
      const answer = answerFor(state, recorded)
      if (answer === 'never') return
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${port}`
  return Object.assign(state, {
    url,
    settings: {
      AUTH_GITHUB_ID: state.client.id,
      AUTH_GITHUB_SECRET: state.client.secret,
      AUTH_GITHUB_BASE_URL: url,
    },
    asked: (path: string) => state.requests.filter((request) => request.url.pathname === path),
    reset() {
      Object.assign(state, { client, account: createAccounts().octavia, trouble: undefined, asks: false })
      state.requests.length = 0
    },
    stop() {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}

async function record(request: IncomingMessage): Promise<GithubRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://github.invalid'),
    headers: request.headers,
    form: new URLSearchParams(Buffer.concat(chunks).toString()),
  }
}

export const paths = {
  authorize: '/login/oauth/authorize',
  token: '/login/oauth/access_token',
  user: '/api/v3/user',
  emails: '/api/v3/user/emails',
}

export type GithubRequest = {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  form: URLSearchParams
}

/** An answer in the place of the right one, at one of `paths`. */
export type Trouble = { at: string; answer: Answer }

export type GithubState = {
  client: { id: string; secret: string }
  account: GithubAccount
  trouble: Trouble | undefined
  /** The authorize page waits for a person instead of signing in at once. */
  asks: boolean
  codes: Map<string, { redirectUri: string; challenge: string | null }>
  accessTokens: Set<string>
  requests: GithubRequest[]
}

export type Github = GithubState & {
  url: string
  /** Of the app that signs people in here. */
  settings: Record<string, string>
  asked(path: string): GithubRequest[]
  /** The account as it was, no trouble, no requests. */
  reset(): void
  stop(): Promise<void>
}
