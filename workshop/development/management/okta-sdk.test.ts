import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alice, signIn } from '../identity-provider/app.ts'
import { type Directory, ids, startDirectory } from './start-directory.ts'

let directory: Directory
beforeAll(async () => {
  directory = await startDirectory()
})
afterAll(() => directory.provider.stop())

describe.each(['withToken', 'withServiceApp'] as const)('Okta’s SDK %s', (credential) => {
  test('gets a person by id and by login', async () => {
    const { userApi } = directory[credential]
    const byId = await userApi.getUser({ userId: ids.alice })
    const byLogin = await userApi.getUser({ userId: 'Alice@example.test' })
    expect(byId.id).toBe(ids.alice)
    expect(byLogin.id).toBe(ids.alice)
    expect(byId.status).toBe('ACTIVE')
    expect(byId.profile).toMatchObject({ firstName: 'Alice', lastName: 'Example', email: alice.email })
    expect(byId.created).toBeInstanceOf(Date)
  })

  test('does not find an unknown person', async () => {
    const { userApi } = directory[credential]
    await expect(userApi.getUser({ userId: 'unknown@example.test' })).rejects.toMatchObject({
      status: 404,
      errorCode: 'E0000007',
    })
  })

  test('lists, searches, filters and asks by q', async () => {
    const { userApi } = directory[credential]
    const idsOf = async (query: Parameters<typeof userApi.listUsers>[0]) => {
      const found: unknown[] = []
      for await (const user of await userApi.listUsers(query)) found.push(user?.id)
      return found.sort()
    }
    expect(await idsOf({})).toEqual(Object.values(ids).sort())
    expect(await idsOf({ search: 'profile.lastName sw "admin"' })).toEqual([ids.adam])
    expect(await idsOf({ filter: 'status eq "SUSPENDED"' })).toEqual([ids.sue])
    expect(await idsOf({ q: 'al' })).toEqual([ids.alice])
    expect(await idsOf({ search: 'profile.email pr', limit: 1, sortBy: 'profile.lastName' })).toHaveLength(3)
  })

  test('sees groups, applications and factors', async () => {
    const { userApi, userFactorApi, groupApi } = directory[credential]
    const groups = []
    for await (const group of await userApi.listUserGroups({ userId: ids.adam }))
      groups.push(group?.profile?.name)
    expect(groups).toEqual(['Everyone', 'administrators', 'staff'])
    const all = []
    for await (const group of await groupApi.listGroups({ search: 'profile.name sw "s"' })) all.push(group)
    expect(all.map((group) => group?.profile?.name)).toEqual(['staff'])
    expect((await (await userApi.listAppLinks({ userId: ids.adam })).next()).value).toMatchObject({
      label: 'Identity Starter',
      linkUrl: 'http://localhost:4999/auth/login',
    })
    expect((await (await userFactorApi.listFactors({ userId: ids.adam })).next()).value).toMatchObject({
      factorType: 'email',
      status: 'ACTIVE',
    })
  })

  test('moves a person through the lifecycle, and sees it in the log', async () => {
    const { userApi, systemLogApi } = directory[credential]
    const userId = ids.alice
    const since = new Date().toISOString()
    const status = async () => (await userApi.getUser({ userId })).status

    await userApi.suspendUser({ userId })
    expect(await status()).toBe('SUSPENDED')
    expect((await signIn(directory.provider)).status).toBe(403)
    await expect(userApi.suspendUser({ userId })).rejects.toMatchObject({ errorCode: 'E0000001' })
    await userApi.unsuspendUser({ userId })
    expect((await signIn(directory.provider)).url.searchParams.has('code')).toBe(true)
    await userApi.deactivateUser({ userId })
    expect(await status()).toBe('DEPROVISIONED')
    expect((await signIn(directory.provider)).status).toBe(403)
    await userApi.activateUser({ userId, sendEmail: false })
    expect((await userApi.expirePassword({ userId })).status).toBe('PASSWORD_EXPIRED')
    const reset = await userApi.generateResetPasswordToken({ userId, sendEmail: false })
    expect(reset.resetPasswordUrl).toContain('/new-password?token=')
    expect(await status()).toBe('RECOVERY')
    await chooseNewPassword(reset.resetPasswordUrl ?? '')
    expect(await status()).toBe('ACTIVE')
    await expect(userApi.unlockUser({ userId })).rejects.toMatchObject({ errorCode: 'E0000032' })
    await userApi.resetFactors({ userId })
    await userApi.revokeUserSessions({ userId, oauthTokens: true })

    const types: string[] = []
    const until = new Date(Date.now() + 1000).toISOString()
    const filter = `target.id eq "${userId}"`
    for await (const event of await systemLogApi.listLogEvents({ since, until, filter })) {
      if (event?.eventType) types.push(event.eventType)
    }
    expect(types).toEqual([
      'user.lifecycle.suspend',
      'user.lifecycle.unsuspend',
      'user.authentication.sso',
      'user.lifecycle.deactivate',
      'user.lifecycle.activate',
      'user.account.expire_password',
      'user.account.reset_password',
      'user.mfa.factor.reset_all',
      'user.session.clear',
    ])
  })

  test('learns which engine the org runs', async () => {
    const { orgSettingApi } = directory[credential]
    expect(await orgSettingApi.getWellknownOrgMetadata()).toMatchObject({ pipeline: 'idx' })
  })
})

async function chooseNewPassword(url: string): Promise<void> {
  const { Visitor } = await import('../identity-provider/visitor.ts')
  const visitor = new Visitor(directory.provider.url)
  const saved = await visitor.submit(await visitor.open(url), { password: alice.password })
  expect(saved.title).toContain('Password changed')
}
