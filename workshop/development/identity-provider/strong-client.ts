import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import * as openid from 'openid-client'
import { freePort } from '../../../test/start/free-port.ts'
import { alice } from './app.ts'
import { client, type RunningProvider, startProvider } from './start-provider.ts'
import { Visitor } from './visitor.ts'

/**
 * A client that signs, by openid-client, and a provider for it. Its public keys are where the app publishes its own;
 * `changeKey` puts another in their place. It may have keys for other algorithms beside.
 */
export async function startStrongClient(
  settings: Record<string, string>,
  alg = 'ES256',
  otherAlgs: string[] = [],
): Promise<StrongClient> {
  const appUrl = `http://localhost:${await freePort()}`
  const key = await newKey(alg)
  const others = await Promise.all(otherAlgs.map(newKey))
  const published = [key, ...others].map(({ jwk }) => jwk)
  const fetched: string[] = []
  const app = createServer((request, response) => {
    fetched.push(request.url ?? '')
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }))
  })
  await new Promise<void>((resolve) => app.listen(Number(new URL(appUrl).port), 'localhost', resolve))
  const provider = await startProvider({ APP_URL: appUrl, OIDC_CLIENT_SECRET: '', ...settings })
  const idTokenAlg = settings['IDENTITY_PROVIDER_PROFILE'] === 'fapi2' ? 'PS256' : 'RS256'
  return {
    provider,
    appUrl,
    key,
    others,
    fetched,
    configuration: await configurationFor(provider, key, idTokenAlg),
    async changeKey() {
      const next = await newKey(alg)
      published.splice(0, published.length, next.jwk)
      return configurationFor(provider, next, idTokenAlg)
    },
    async stop() {
      await provider.stop()
      await new Promise((resolve) => app.close(resolve))
    },
  }
}

async function newKey(alg: string): Promise<ClientKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const kid = randomUUID()
  return { privateKey, alg, kid, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

function configurationFor({ url }: RunningProvider, { privateKey, kid }: ClientKey, alg: string) {
  const signs = openid.PrivateKeyJwt({ key: privateKey, kid })
  const metadata = { id_token_signed_response_alg: alg }
  const options = { execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks] }
  return openid.discovery(new URL(url), client.id, metadata, signs, options)
}

/** Pushes the request, signs Alice in on the provider's pages, and redeems the code. */
export async function signInStrongly(
  { provider, appUrl }: StrongClient,
  configuration: openid.Configuration,
  DPoP?: openid.DPoPHandle,
) {
  const verifier = openid.randomPKCECodeVerifier()
  const options = DPoP ? { DPoP } : {}
  const pushed = await openid.buildAuthorizationUrlWithPAR(
    configuration,
    {
      redirect_uri: `${appUrl}/auth/callback`,
      scope: 'openid profile email',
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    },
    options,
  )
  const callback = await comeBack(provider, pushed)
  const checks = { pkceCodeVerifier: verifier, expectedState: 'the-state', expectedNonce: 'the-nonce' }
  const tokens = await openid.authorizationCodeGrant(configuration, callback, checks, undefined, options)
  return { pushed, callback, tokens }
}

/** Where Alice ends with that authorization request. */
export async function comeBack(provider: RunningProvider, request: URL): Promise<URL> {
  const visitor = new Visitor(provider.url)
  return (await visitor.submit(await visitor.open(request.href), alice)).url
}

/** What openid-client would not send: the body of a pushed request, with whatever is wrong with it. */
export function requestBody({ appUrl }: StrongClient, more: Record<string, string> = {}) {
  return {
    client_id: client.id,
    redirect_uri: `${appUrl}/auth/callback`,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  }
}

export const codeVerifier = 'a-code-verifier-that-is-long-enough-for-RFC-7636-4.1'

/** A signed client assertion (RFC 7523, 3), with whatever is wrong with it. */
export async function assertion(
  { provider, key }: StrongClient,
  claims: JWTPayload = {},
  by: { privateKey?: CryptoKey | Uint8Array; alg?: string; kid?: string } = {},
): Promise<Record<string, string>> {
  const now = Math.floor(Date.now() / 1000)
  const jwt = new SignJWT({
    iss: client.id,
    sub: client.id,
    aud: provider.url,
    jti: randomUUID(),
    iat: now,
    exp: now + 60,
    ...claims,
  })
  const signed = jwt.setProtectedHeader({ alg: by.alg ?? key.alg, kid: by.kid ?? key.kid })
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed.sign(by.privateKey ?? key.privateKey),
  }
}

/** A key for proofs, and what makes them by hand (RFC 9449, 4.2), with whatever is wrong with them. */
export async function newProver() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const proof = (htm: string, htu: string, claims: JWTPayload = {}) =>
    new SignJWT({ htm, htu, jti: randomUUID(), iat: Math.floor(Date.now() / 1000), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(privateKey)
  const handle = (configuration: openid.Configuration) =>
    openid.getDPoPHandle(configuration, { privateKey, publicKey })
  return { proof, handle }
}

/** The hash of an access token that a proof names. */
export function ath(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest('base64url')
}

/** Sends a form, as a client does, and tells what came back. */
export async function send(url: string, body: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(body) })
  const answer = (await response.json()) as Record<string, string>
  return { status: response.status, headers: response.headers, answer }
}

type ClientKey = { privateKey: CryptoKey; alg: string; kid: string; jwk: JWK }

export type StrongClient = {
  provider: RunningProvider
  appUrl: string
  key: ClientKey
  others: ClientKey[]
  /** The paths that the provider has fetched from the app. */
  fetched: string[]
  configuration: openid.Configuration
  /** The same client with another key, published instead of the first. */
  changeKey(): Promise<openid.Configuration>
  stop(): Promise<void>
}
