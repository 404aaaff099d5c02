import { createHash, randomBytes } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { appUrl, client, type RunningProvider } from './start-provider.ts'
import { type Page, Visitor } from './visitor.ts'

/** The authorization request that the app would send. */
export function authorizationUrl(provider: { url: string }, more: Record<string, string> = {}): string {
  const url = new URL('/authorize', provider.url)
  url.search = new URLSearchParams({
    client_id: client.id,
    redirect_uri: `${appUrl}/auth/callback`,
    response_type: 'code',
    scope: 'openid profile email groups',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  }).toString()
  return url.href
}

/** Redeems the code in a callback's address, as the app would. */
export async function redeemCode(provider: { url: string }, callback: URL, method = 'client_secret_basic') {
  return tokenRequest(
    provider,
    {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${appUrl}/auth/callback`,
      code_verifier: verifier,
    },
    method,
  )
}

export async function refresh(provider: { url: string }, refreshToken: string) {
  return tokenRequest(provider, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

export async function tokenRequest(
  provider: { url: string },
  body: Record<string, string>,
  method = 'client_secret_basic',
) {
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`
  const response = await fetch(`${provider.url}/token`, {
    method: 'POST',
    headers: method === 'client_secret_basic' ? { authorization: basic } : {},
    body: new URLSearchParams(
      method === 'client_secret_basic'
        ? body
        : { ...body, client_id: client.id, client_secret: client.secret },
    ),
  })
  const tokens = (await response.json()) as Record<string, string>
  const idToken = tokens['id_token']
  return {
    status: response.status,
    tokens,
    ...(idToken && { claims: decodeJwt(idToken), header: decodeProtectedHeader(idToken) }),
  }
}

/** Opens the sign-in and sends the form; ends at the app, or at the page that says why not. */
export async function signIn(
  provider: RunningProvider,
  answers: Record<string, string> = alice,
  visitor = new Visitor(provider.url),
  more: Record<string, string> = {},
): Promise<Page> {
  return visitor.submit(await visitor.open(authorizationUrl(provider, more)), answers)
}

export const alice = { email: 'alice@example.test', password: 'alice-password-1' }
export const sue = { email: 'sue@example.test', password: 'sue-password-1' }

const verifier = randomBytes(32).toString('base64url')
