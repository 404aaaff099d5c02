import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserStore } from '#lib/session/store/user-store.ts'
import { type OpenedStore, stores } from './stores.ts'

const iss = 'https://id.example.org'
const alice = { name: 'Alice Example', email: 'alice@example.test' }

describe.each(stores())('users beside the $name session store', (kind) => {
  let opened: OpenedStore
  let users: UserStore

  beforeAll(() => kind.start())
  afterAll(() => kind.stop())
  beforeEach(async () => {
    opened = await kind.open()
    users = opened.store.users
  })
  afterEach(() => opened.close())

  test('keep the first and the last sign-in, and the latest claims', async () => {
    await users.signIn(iss, 'alice', alice, 1000)
    await users.signIn(iss, 'alice', { name: 'Alice Elder', email: 'elder@example.test' }, 2000)
    expect(await users.read(iss, 'alice')).toEqual({
      iss,
      sub: 'alice',
      firstSignedInAt: 1000,
      lastSignedInAt: 2000,
      name: 'Alice Elder',
      email: 'elder@example.test',
    })
  })

  test('keep the earlier claims where a sign-in brings none', async () => {
    await users.signIn(iss, 'alice', alice, 1000)
    await users.signIn(iss, 'alice', { name: 'Alice Elder' }, 2000)
    await users.update(iss, 'alice', {})
    expect(await users.read(iss, 'alice')).toMatchObject({ name: 'Alice Elder', email: alice.email })
    await users.signIn(iss, 'nameless', {}, 1000)
    const times = { firstSignedInAt: 1000, lastSignedInAt: 1000 }
    expect(await users.read(iss, 'nameless')).toEqual({ iss, sub: 'nameless', ...times })
  })

  test('an earlier sign-in that is written late does not move the last one back', async () => {
    await users.signIn(iss, 'alice', alice, 2000)
    await users.signIn(iss, 'alice', alice, 1000)
    expect(await users.read(iss, 'alice')).toMatchObject({ lastSignedInAt: 2000 })
  })

  test('are identified by iss and sub, and by no address', async () => {
    await users.signIn(iss, 'alice', alice, 1000)
    await users.signIn('https://other.example.org', 'alice', alice, 2000)
    await users.signIn(iss, 'alice-2', alice, 3000)
    await users.remove(iss, 'alice-2')
    expect(await users.read(iss, 'alice')).toMatchObject({ firstSignedInAt: 1000 })
    expect(await users.read('https://other.example.org', 'alice')).toMatchObject({ firstSignedInAt: 2000 })
    expect(await users.read(iss, 'alice-2')).toBeUndefined()
    expect(await users.read(iss, 'unknown')).toBeUndefined()
  })

  test('a removed user is not brought back by a refresh, and is new at the next sign-in', async () => {
    await users.signIn(iss, 'alice', alice, 1000)
    await users.update(iss, 'alice', { name: 'Alice Elder' })
    expect(await users.read(iss, 'alice')).toMatchObject({ name: 'Alice Elder', lastSignedInAt: 1000 })
    await users.remove(iss, 'alice')
    await users.update(iss, 'alice', alice)
    expect(await users.read(iss, 'alice')).toBeUndefined()
    await users.signIn(iss, 'alice', {}, 2000)
    const times = { firstSignedInAt: 2000, lastSignedInAt: 2000 }
    expect(await users.read(iss, 'alice')).toEqual({ iss, sub: 'alice', ...times })
  })

  test('twenty sign-ins at once, at two processes, keep the first and the last', async () => {
    const other = (await opened.second()).users
    await users.signIn(iss, 'alice', alice, 1000)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? users : other).signIn(iss, 'alice', alice, 1001 + index),
      ),
    )
    expect(await other.read(iss, 'alice')).toMatchObject({ firstSignedInAt: 1000, lastSignedInAt: 1020 })
  })

  test('take names of any content without harm', async () => {
    const odd = `'"; drop table user; -- \u{1f600} ${'x'.repeat(5000)}`
    await users.signIn(iss, odd, { name: odd, email: odd }, 1000)
    expect(await users.read(iss, odd)).toMatchObject({ sub: odd, name: odd, email: odd })
  })
})
