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
import { type Sent, send } from './send.ts'
import { tryMany } from './try-many.ts'
import { signedIn, type World } from './world.ts'

/** `POST /auth/backchannel-logout`: signed tokens that are invalid, and valid ones in an invalid form. */
export async function fuzzLogoutToken(world: World): Promise<void> {
  await expectHonestEndsIt(world, (await signedIn(world)).sid)
  const { browser, sid } = await signedIn(world)
  await tryMany({ runs: 250, inputs: inputs(world) }, async (input) => {
    const made = 'token' in input ? withToken(world, sid, input.token) : inForm(world, sid, input)
    fc.pre(!made.isGood)
    await promptly(world, async () => {
      const before = world.sessions()
      const answer = await send(world, { ...made.sent, method: 'POST', path: '/auth/backchannel-logout' })
      requireRefused(world, before, answer)
      return answer.took
    })
  })
  expect(await isSignedIn(browser)).toBe(true)
  await expectHonestEndsIt(world, sid)
}

async function expectHonestEndsIt(world: World, sid: string): Promise<void> {
  const before = world.sessions()
  const { token } = changedJwt({}, honestToken(world, sid), '')
  const { status } = await send(world, {
    ...form(`logout_token=${token}`),
    method: 'POST',
    path: '/auth/backchannel-logout',
  })
  expect(status).toBe(200)
  expect(world.sessions()).not.toBe(before)
}

function withToken(world: World, sid: string, change: JwtChange): Made {
  const made = changedJwt(change, honestToken(world, sid), world.tenant.client.secret)
  const body = String(new URLSearchParams({ logout_token: made.token }))
  return { sent: form(body), isGood: made.sameSignature && saysLogout(world, made) }
}

function inForm(world: World, sid: string, { contentType, fields }: InForm): Made {
  const { token } = changedJwt({}, honestToken(world, sid), '')
  const body = fields.map((field) => (field === null ? `logout_token=${token}` : field)).join('&')
  const [only, ...more] = new URLSearchParams(body).getAll('logout_token')
  const isForm = /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)
  const isGood = isForm && only === token && more.length === 0 && Buffer.byteLength(body) <= 65_536
  return { sent: { body, headers: { 'Content-Type': headerText(contentType) } }, isGood }
}

function form(body: string): Pick<Sent, 'body' | 'headers'> {
  return { body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }
}

function honestToken({ tenant }: World, sid: string): Jwt {
  const iat = Math.floor(Date.now() / 1000)
  const about = { iss: tenant.issuer, aud: tenant.client.id, sub: person.sub, sid }
  return {
    header: { alg: 'RS256', typ: 'logout+jwt', kid: 'rsa-1' },
    claims: { ...about, iat, exp: iat + 120, jti: randomUUID(), events: { [logoutEvent]: {} } },
  }
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

/** The rules of OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6, written independently of the app. */
function saysLogout({ tenant }: World, { header, claims }: Jwt): boolean {
  const { iss, aud, sub, sid, iat, exp, nbf, jti, events } = claims
  const now = Date.now() / 1000
  const text = (value: unknown) => typeof value === 'string' && value.length > 0
  const object = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  return (
    header['alg'] === 'RS256' &&
    /^(application\/)?logout\+jwt$/i.test(String(header['typ'])) &&
    [undefined, 'rsa-1'].includes(header['kid'] as string) &&
    header['crit'] === undefined &&
    iss === tenant.issuer &&
    [aud].flat().includes(tenant.client.id) &&
    typeof iat === 'number' &&
    typeof exp === 'number' &&
    exp > now - 31 &&
    (nbf === undefined || (typeof nbf === 'number' && nbf < now + 31)) &&
    text(jti) &&
    object(events) &&
    object((events as Record<string, unknown>)[logoutEvent]) &&
    claims['nonce'] === undefined &&
    (text(sid) || text(sub)) &&
    [sid, sub].every((value) => value === undefined || text(value))
  )
}

function inputs({ tenant }: World): fc.Arbitrary<Input> {
  const { issuer, client } = tenant
  const token = jwtChanges({
    header: {
      alg: ['none', 'None', 'HS256', 'RS512', 'PS256', 'ES256', 'rs256'],
      typ: [
        'JWT',
        'logout+jwt;',
        'at+jwt',
        'application/jwt',
        'text/logout+jwt',
        ['logout+jwt'],
        'global-token-revocation+jwt',
      ],
      kid: ['rsa-2', 'ec-1', ['rsa-1'], 'RSA-1', '../rsa-1'],
      crit: [['exp'], ['b64'], ['kid'], 'kid'],
    },
    claims: {
      iss: [`${issuer}/`, issuer.toUpperCase(), [issuer], issuer.slice(0, -1)],
      aud: [`${client.id} `, [[client.id]], { [client.id]: true }, ['another'], issuer],
      exp: [now() - 60, String(now() + 60), [now() + 60]],
      iat: [String(now()), [now()]],
      nbf: [now() + 600, String(now() - 600)],
      jti: [[randomUUID()], { jti: 'x' }],
      nonce: ['n', false],
      sid: [['x'], { sid: 'x' }],
      sub: [[person.sub], { sub: person.sub }],
      events: [
        [logoutEvent],
        logoutEvent,
        { [logoutEvent]: null },
        { [logoutEvent]: [] },
        { [logoutEvent]: '' },
        { [`${logoutEvent}/`]: {} },
      ],
    },
  })
  const contentType = fc.oneof(
    { weight: 3, arbitrary: fc.constant('application/x-www-form-urlencoded') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'application/json',
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/jwt',
      ),
    },
    { weight: 1, arbitrary: hostileText(100) },
  )
  const field = fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    fc.constant('logout_token='),
    hostileText(),
    hostileText(70_000),
  )
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ token }) },
    { weight: 1, arbitrary: fc.record({ contentType, fields: fc.array(field, { maxLength: 4 }) }) },
  )
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

/** `null` stands for the field with the honest token. */
type InForm = { contentType: string; fields: (string | null)[] }
type Input = { token: JwtChange } | InForm
type Made = { sent: Pick<Sent, 'body' | 'headers'>; isGood: boolean }
