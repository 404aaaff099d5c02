import { expect, test } from 'vitest'
import { claimsFrom, isComplete, withUserinfo } from '#lib/oidc/claims.ts'

test('claims come in our own names, and what the provider left out is absent', () => {
  expect(
    claimsFrom({ name: 'Alice', email: 'a@example.test', email_verified: true, groups: ['staff'], x: 1 }),
  ).toEqual({
    name: 'Alice',
    email: 'a@example.test',
    emailVerified: true,
    groups: ['staff'],
  })
  expect(claimsFrom({ sub: 'alice' })).toEqual({})
})

test('a claim of the wrong type counts as absent', () => {
  expect(claimsFrom({ name: 7, email: { $ne: 1 }, groups: 'administrators' })).toEqual({})
  expect(claimsFrom({ groups: ['staff', 7, null] })).toEqual({ groups: ['staff'] })
})

test('an address is verified only when the provider says so', () => {
  expect(claimsFrom({ email_verified: 'true' }).emailVerified).toBe(true)
  for (const said of ['false', 1, {}, null, 'yes'])
    expect(claimsFrom({ email_verified: said }).emailVerified).toBe(false)
})

test('userinfo is needed only where a wanted claim is missing', () => {
  expect(isComplete({ name: 'Alice', email: 'a@example.test' }, ['name', 'email'])).toBe(true)
  expect(isComplete({ name: 'Alice', email: 'a@example.test' }, ['name', 'email', 'groups'])).toBe(false)
  expect(isComplete({ groups: [] }, ['groups'])).toBe(true)
})

test('an address that only userinfo tells is not verified by what the ID token said of another', () => {
  const inIdToken = { email: 'old@example.test', emailVerified: true }
  expect(withUserinfo(inIdToken, { email: 'new@example.test' })).toEqual({ email: 'new@example.test' })
  expect(withUserinfo(inIdToken, { name: 'Alice' })).toEqual({ ...inIdToken, name: 'Alice' })
  expect(withUserinfo(inIdToken, { email: 'old@example.test' })).toEqual(inIdToken)
  expect(withUserinfo(inIdToken, { email: 'new@example.test', emailVerified: false }).emailVerified).toBe(
    false,
  )
})
