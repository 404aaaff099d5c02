import { createHmac, sign as signBytes } from 'node:crypto'
import fc from 'fast-check'
import { type KeyName, privateKey } from '../../test/hostile-provider/keys.ts'
import { flipBit } from './flip-bit.ts'
import { hostileText } from './hostile-text.ts'

/**
 * Ways to change a JWT: mostly one thing at a time, since a token that is wrong twice does not show which check refuses
 * it. It is signed after its header and claims were changed and before its text is.
 */
export function jwtChanges(nearMisses: NearMisses): fc.Arbitrary<JwtChange> {
  const header = fc.array(member(nearMisses.header), { minLength: 1, maxLength: 2 })
  const claims = fc.array(member(nearMisses.claims), { minLength: 1, maxLength: 2 })
  const key = fc.constantFrom<Key>('rsa-2', 'ec-1', 'client_secret', 'nothing')
  const text = fc.record({
    how: fc.constantFrom('flip', 'replace', 'insert', 'cut'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: hostileText(200),
  })
  const json = fc.oneof(
    hostileText(2000),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.integer({ min: 1, max: 9000 }).map((depth) => '['.repeat(depth)),
  )
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ claims }) },
    { weight: 3, arbitrary: fc.record({ header }) },
    { weight: 2, arbitrary: fc.record({ text }) },
    { weight: 1, arbitrary: fc.record({ key }) },
    { weight: 1, arbitrary: fc.record({ payloadJson: json }) },
    { weight: 1, arbitrary: fc.record({ headerJson: json }) },
    { weight: 1, arbitrary: fc.record({ header, claims, key }, { requiredKeys: [] }) },
  )
}

/** The changed token, and whether its meaning is unchanged: then the app must accept it. */
export function changedJwt(
  change: JwtChange,
  honest: Jwt,
  clientSecret: string,
): { token: string; header: Members; claims: Members; sameSignature: boolean } {
  const header = { ...honest.header, ...Object.fromEntries(change.header ?? []) }
  const claims = { ...honest.claims, ...Object.fromEntries(change.claims ?? []) }
  const signed = [change.headerJson ?? JSON.stringify(header), change.payloadJson ?? JSON.stringify(claims)]
    .map((json) => Buffer.from(json).toString('base64url'))
    .join('.')
  const token = `${signed}.${signature(change.key ?? 'rsa-1', signed, clientSecret)}`
  const changed = change.text ? changedText(token, change.text) : token
  const untouched = !change.headerJson && !change.payloadJson && !change.key
  return { token: changed, header, claims, sameSignature: untouched && saysTheSame(changed, token) }
}

function member(nearMisses: Record<string, unknown[]>): fc.Arbitrary<[string, unknown]> {
  return fc.oneof(
    ...Object.entries(nearMisses).map(([name, values]) =>
      fc.tuple(
        fc.constant(name),
        fc.oneof(
          fc.constantFrom<unknown>(undefined, null, '', 0, -1, true, [], {}, '0', ...values),
          fc.jsonValue({ maxDepth: 2 }),
          hostileText(100),
        ),
      ),
    ),
  )
}

function signature(key: Key, signed: string, clientSecret: string): string {
  if (key === 'nothing') return ''
  if (key === 'client_secret') return createHmac('sha256', clientSecret).update(signed).digest('base64url')
  return signBytes('sha256', Buffer.from(signed), {
    key: privateKey(key),
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url')
}

function changedText(token: string, { how, at, text }: NonNullable<JwtChange['text']>): string {
  if (how === 'flip') return flipBit(token, at)
  const middle = Math.floor(at * token.length)
  const rest =
    how === 'cut' ? '' : token.slice(how === 'replace' ? middle + Math.max(1, text.length) : middle)
  return token.slice(0, middle) + (how === 'cut' ? '' : text) + rest
}

/** Some bits of the last base64url character have no meaning, and a decoder may skip other characters. */
function saysTheSame(changed: string, token: string): boolean {
  const [header, payload, bytes = '', ...more] = changed.split('.')
  const [honestHeader, honestPayload, honestBytes = ''] = token.split('.')
  const equal = Buffer.from(bytes, 'base64url').equals(Buffer.from(honestBytes, 'base64url'))
  return more.length === 0 && header === honestHeader && payload === honestPayload && equal
}

type Key = KeyName | 'client_secret' | 'nothing'
type Members = Record<string, unknown>
export type Jwt = { header: Members; claims: Members }
/** Values that are almost right, by name. */
export type NearMisses = { header: Record<string, unknown[]>; claims: Record<string, unknown[]> }
export type JwtChange = {
  /** `undefined` removes the member. */
  header?: [string, unknown][]
  claims?: [string, unknown][]
  key?: Key
  /** Takes the place of the token that the members form. */
  headerJson?: string
  payloadJson?: string
  text?: { how: 'flip' | 'replace' | 'insert' | 'cut'; at: number; text: string }
}
