import type { LogEvent, User, UserFactor } from '@okta/okta-sdk-nodejs'
import { describe, expect, test } from 'vitest'
import { eventFrom, factorFrom, personFrom } from '#lib/directory/from-okta.ts'

const at = new Date('2026-11-23T09:12:00.000Z')
const seconds = at.getTime() / 1000

describe('a person', () => {
  test('has what Okta says, in our words and in epoch seconds', () => {
    const user = {
      id: '00u1',
      status: 'PROVISIONED',
      lastLogin: null,
      created: at,
      profile: { login: 'alice', email: 'alice@example.org', firstName: 'Alice', lastName: 'Example' },
    }
    expect(personFrom(user as User)).toEqual({
      id: '00u1',
      login: 'alice',
      email: 'alice@example.org',
      name: 'Alice Example',
      status: 'waiting',
      created: seconds,
    })
  })

  test('without a name is called by the login', () => {
    const user = { id: '00u1', profile: { login: 'alice', firstName: null, lastName: ' ' } }
    expect(personFrom(user as User)).toMatchObject({ name: 'alice', status: 'unknown' })
  })

  test.each([{}, { id: '00u1' }, { id: '00u1', profile: {} }, { profile: { login: 'alice' } }])(
    'is not made of %j',
    (user) => {
      expect(() => personFrom(user as User)).toThrow(/without id or login/)
    },
  )
})

test('a factor counts once its enrolment is finished', () => {
  const factor = { id: 'f1', factorType: 'token:software:totp', status: 'ACTIVE', created: at }
  expect(factorFrom(factor as UserFactor)).toEqual({ id: 'f1', type: 'token:software:totp', added: seconds })
  expect(factorFrom({ ...factor, status: 'PENDING_ACTIVATION' } as UserFactor)).toBeUndefined()
})

describe('an event', () => {
  const event = {
    uuid: 'e1',
    eventType: 'user.session.start',
    published: at,
    outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
    client: { ipAddress: '203.0.113.24', userAgent: { browser: 'FIREFOX', os: 'Linux' } },
    actor: { id: '00u1', displayName: 'Alice Example' },
  }

  test('has its time, its origin and whether it was refused', () => {
    expect(eventFrom(event as LogEvent, '00u1')).toEqual({
      id: 'e1',
      type: 'user.session.start',
      at: seconds,
      refused: true,
      reason: 'INVALID_CREDENTIALS',
      device: 'Firefox on Linux',
      address: '203.0.113.24',
    })
  })

  test('names the actor where that is another person', () => {
    expect(eventFrom(event as LogEvent, '00u2')).toMatchObject({ by: 'Alice Example' })
  })

  test('without a time is none', () => {
    expect(eventFrom({ eventType: 'user.session.start' } as LogEvent, '00u1')).toBeUndefined()
  })
})
