import { describe, expect, test } from 'vitest'
import {
  algorithm,
  callback,
  claim,
  clientId,
  discovery,
  issuer,
  noKey,
  otherIssuer,
  refused,
  responseIss,
  time,
} from './thrown.ts'

const google = '123456789012-0123456789abcdefghijklmnopqrstuv.apps.googleusercontent.com'
const token = `eyJhbGciOiJSUzI1NiJ9.${'x'.repeat(60)}.${'y'.repeat(20)}`

describe('a failure says what came and what was expected', () => {
  test.each([
    ['the iss of the ID token', claim('iss', `${issuer}/`, issuer), `it says ${issuer}/, expected ${issuer}`],
    ['its aud', claim('aud', ['another', 'third'], clientId), 'it says another, third, expected starter'],
    ['an aud with strangers', claim('aud', [clientId, 'stranger']), 'it says starter, stranger'],
    ['no aud at all', claim('aud', undefined, clientId), 'it says nothing, expected starter'],
    ['a client ID of 72 characters', claim('aud', google, clientId), `it says ${google}`],
    ['its algorithm', algorithm('ES256'), 'it says ES256, expected RS256'],
    ['its key', noKey('autumn-1'), 'the key autumn-1, for RS256'],
    ['its times', time('exp', { iat: -660, exp: -360 }), 'host issued 660 s ago, over 360 s ago'],
    ['a time to come', time('nbf', { iat: 90, nbf: 90, exp: 390 }), 'issued in 90 s, valid in 90 s, over in'],
    ['the iss of the response', responseIss('https://evil.example'), `says https://evil.example, expected`],
    ['the issuer of the metadata', otherIssuer(`${issuer}/x`), `it says ${issuer}/x, expected ${issuer}`],
    ['a redirect', discovery(302, { Location: `${issuer}/in?session=x` }), `a redirect to ${issuer}/in`],
    ['a type', discovery(200, { 'Content-Type': 'text/html; charset=utf-8' }), 'status 200: text/html'],
    ['a status', discovery(404), 'status 404'],
  ])('%s', (_, { message }, words) => {
    expect(message).toContain(words)
  })
})

describe('and nothing that could be secret, or could break the line', () => {
  test.each([
    ['the nonce', claim('nonce', 'a-secret-nonce', 'another-nonce'), /secret|another/],
    ['the code and state beside an iss', responseIss(issuer), /secret/],
    ['the query of an address', discovery(302, { Location: '/in?token=a-secret' }), /secret/],
    ['a token where a name belongs', claim('aud', token, clientId), /eyJ|xxx/],
    ['a token where a key’s name belongs', noKey(token), /eyJ|xxx/],
    ['control characters', claim('aud', 'one\r\ntwo\u0000', clientId), /\p{Cc}/u],
    ['a user name and password in an issuer', claim('iss', 'https://u:secret@id.example', issuer), /secret/],
    ['a page of text', claim('iss', 'z'.repeat(10_000), issuer), /z{20}/],
    ['a made-up object', claim('aud', { toString: 'secret' }, clientId), /secret/],
    ['a token in a description', callback('access_denied', `because of ${token}`), /eyJ|xxx/],
    ['a token in an error', refused(400, token), /eyJ|xxx/],
    ['10 kB of description', callback('access_denied', 'oh '.repeat(3500)), /(oh ){80}/],
    ['markup and line ends', callback('access_denied', 'a\r\nb\u001b[31m\u2028c'), /[^\x20-\x7e]/],
  ])('%s', (_, { message }, secret) => {
    expect(message).not.toMatch(secret)
    expect(message.length).toBeLessThan(700)
  })
})
