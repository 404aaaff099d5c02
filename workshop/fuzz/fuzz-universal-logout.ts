import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import { person } from '../../test/hostile-provider/tenant.ts'
import { isSignedIn } from '../../test/protocol/observe.ts'
import { changedJwt, type Jwt, type JwtChange, jwtChanges } from './changed-jwt.ts'
import { headerText } from './cookie-header.ts'
import { hostileText } from './hostile-text.ts'
import { promptly } from './promptly.ts'
import { requireRefused } from './require-refused.ts'
import { type Answered, send } from './send.ts'
import { tryMany } from './try-many.ts'
import { signedIn, type World } from './world.ts'

/** `POST /auth/universal-logout`: an invalid token with a valid subject, and a valid token with an invalid subject. */
export async function fuzzUniversalLogout(world: World): Promise<void> {
  await signedIn(world)
  await expectHonestEndsAll(world)
  const { browser } = await signedIn(world)
  await tryMany({ runs: 150, inputs: inputs(world) }, async (input) => {
    const made = 'token' in input ? withToken(world, input) : withBody(world, input)
    fc.pre(!made.isGood)
    await promptly(world, async () => {
      const before = world.sessions()
      const answer = await call(world, made)
      requireRefused(world, before, answer)
      return answer.took
    })
  })
  expect(await isSignedIn(browser)).toBe(true)
  await expectHonestEndsAll(world)
}

async function expectHonestEndsAll(world: World): Promise<void> {
  const { token } = changedJwt({}, honestToken(world), '')
  const { status } = await call(world, {
    authorization: `Bearer ${token}`,
    contentType: json,
    body: JSON.stringify({ sub_id: subject(world) }),
  })
  expect(status).toBe(204)
  expect(world.sessions()).toBe('')
}

function call(world: World, { authorization, contentType, body }: Call): Promise<Answered> {
  const headers = { Authorization: headerText(authorization), 'Content-Type': headerText(contentType) }
  return send(world, { method: 'POST', path: '/auth/universal-logout', headers, body })
}

function withToken(world: World, { token: change, scheme }: WithToken): Made {
  const made = changedJwt(change, honestToken(world), world.tenant.client.secret)
  const isGood = /^bearer +$/i.test(scheme) && made.sameSignature && saysRevocation(world, made)
  return {
    isGood,
    authorization: `${scheme}${made.token}`,
    contentType: json,
    body: JSON.stringify({ sub_id: subject(world) }),
  }
}

function withBody(world: World, { contentType, members, body }: WithBody): Made {
  const { token } = changedJwt({}, honestToken(world), '')
  const named = { ...subject(world), ...Object.fromEntries(members) }
  const isJson = /^\s*application\/json\s*(;|$)/i.test(contentType)
  const sent = body ?? JSON.stringify({ sub_id: named })
  const isGood = isJson && body === undefined && same(named, subject(world))
  return { isGood, authorization: `Bearer ${token}`, contentType, body: sent }
}

function subject({ tenant }: World) {
  return { format: 'iss_sub', iss: tenant.issuer, sub: person.sub }
}

function same(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  return Object.entries(right).every(([name, value]) => left[name] === value)
}

function honestToken({ app, tenant }: World): Jwt {
  const iat = now()
  const about = { iss: tenant.issuer, sub: tenant.client.id, aud: `${app.url}/auth/universal-logout` }
  return {
    header: { alg: 'RS256', typ: 'global-token-revocation+jwt', kid: 'rsa-1' },
    claims: { ...about, iat, nbf: iat - 300, exp: iat + 300, jti: randomUUID() },
  }
}

/** The rules for Okta's token in docs/okta.md, written independently of the app. */
function saysRevocation({ app, tenant }: World, { header, claims }: Jwt): boolean {
  const { iss, aud, sub, iat, exp, nbf, jti } = claims
  return (
    header['alg'] === 'RS256' &&
    /^(application\/)?global-token-revocation\+jwt$/i.test(String(header['typ'])) &&
    [undefined, 'rsa-1'].includes(header['kid'] as string) &&
    header['crit'] === undefined &&
    iss === tenant.issuer &&
    sub === tenant.client.id &&
    [aud].flat().includes(`${app.url}/auth/universal-logout`) &&
    typeof iat === 'number' &&
    Math.abs(iat - now()) < 332 &&
    typeof exp === 'number' &&
    exp > now() - 31 &&
    (nbf === undefined || (typeof nbf === 'number' && nbf < now() + 31)) &&
    typeof jti === 'string' &&
    jti !== ''
  )
}

function inputs({ app, tenant }: World): fc.Arbitrary<WithToken | WithBody> {
  const { issuer, client } = tenant
  const endpoint = `${app.url}/auth/universal-logout`
  const token = jwtChanges({
    header: {
      alg: ['none', 'HS256', 'PS256', 'ES256'],
      typ: ['JWT', 'logout+jwt', 'at+jwt', ['global-token-revocation+jwt']],
      kid: ['rsa-2', 'ec-1', ['rsa-1']],
      crit: [['exp']],
    },
    claims: {
      iss: [`${issuer}/`, [issuer]],
      sub: [person.sub, [client.id], `${client.id} `],
      aud: [`${endpoint}/`, app.url, client.id, [[endpoint]], { [endpoint]: true }],
      iat: [now() - 400, now() + 400, String(now())],
      exp: [now() - 60, String(now() + 60)],
      nbf: [now() + 600],
      jti: [[randomUUID()]],
    },
  })
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      '',
      0,
      [],
      {},
      'email',
      'opaque',
      [person.sub],
      `${person.sub} `,
      `${issuer}/`,
    ),
    fc.jsonValue({ maxDepth: 2 }),
    hostileText(100),
  )
  const contentType = fc.oneof(
    { weight: 5, arbitrary: fc.constant(json) },
    fc.constantFrom('', 'text/plain', 'application/json-patch'),
    hostileText(100),
  )
  const scheme = fc.oneof(
    { weight: 6, arbitrary: fc.constant('Bearer ') },
    fc.constantFrom('', 'Bearer', 'DPoP ', 'Bearer  Bearer ', 'Basic '),
    hostileText(50),
  )
  const members = fc.array(fc.tuple(fc.constantFrom('format', 'iss', 'sub'), value), {
    minLength: 1,
    maxLength: 2,
  })
  const text = fc.oneof(
    hostileText(70_000),
    fc.jsonValue().map((any) => JSON.stringify(any)),
    fc.jsonValue().map((any) => JSON.stringify({ sub_id: any })),
  )
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ token, scheme }) },
    { weight: 2, arbitrary: fc.record({ contentType, members }) },
    { weight: 1, arbitrary: fc.record({ contentType, members, body: text }) },
  )
}

const json = 'application/json'

function now(): number {
  return Math.floor(Date.now() / 1000)
}

type WithToken = { token: JwtChange; scheme: string }
type WithBody = { contentType: string; members: [string, unknown][]; body?: string }
type Call = { authorization: string; contentType: string; body: string }
type Made = Call & { isGood: boolean }
