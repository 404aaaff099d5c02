import { beforeAll, describe, expect, test } from 'vitest'
import { alice, enterPassword, heading, signInOnPages, sue } from './people.ts'
import { providers } from './providers.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'

describe.each(providers)('with $provider', ({ stack: name }) => {
  let stack: SharedStack
  beforeAll(async () => {
    stack = await sharedStack(name)
  })

  describe('signing in', () => {
    test('leads to the dashboard, which says who you are and when the session ends', async () => {
      const visitor = await stack.newVisitor()
      const page = await visitor.newPage()
      await signInOnPages(page, alice)
      const text = (await page.getByRole('main').textContent()) ?? ''
      for (const part of [alice.name, alice.email, stack.provider.url, '00ualice000000000001', 'Password']) {
        expect(text).toContain(part)
      }
      await page.goto('/')
      expect(await heading(page).textContent()).toContain('Welcome back, Alice')
      expect(visitor.complaints).toEqual([])
    })

    test('with a wrong password says so and keeps the address', async () => {
      const page = await (await stack.newVisitor()).newPage()
      await page.goto('/auth/login')
      await enterPassword(page, { ...alice, password: 'not the password' })
      expect(await page.getByRole('main').textContent()).toContain('That did not match')
      expect(await page.getByLabel('Email address').inputValue()).toBe(alice.email)
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
      await enterPassword(page, alice)
      await page.waitForURL('**/dashboard')
    })

    test('locks an address after ten wrong passwords, known or not, and a new password unlocks it', async () => {
      const person = await newPerson()
      for (const email of [`unknown.${person.email}`, person.email]) {
        const page = await (await stack.newVisitor()).newPage()
        await page.goto('/auth/login')
        for (let attempt = 0; attempt < 10; attempt += 1) {
          await enterPassword(page, { email, password: `wrong password ${attempt}` })
          if (attempt < 9) expect(await page.getByRole('main').textContent()).toContain('That did not match')
        }
        await page.goto('/auth/login')
        await enterPassword(page, { email, password: person.password })
        expect(await heading(page).textContent()).toBe('This account is locked')
      }
    })

    test('tells a suspended person so, and only after the right password', async () => {
      const page = await (await stack.newVisitor()).newPage()
      await page.goto('/auth/login')
      await enterPassword(page, { ...sue, password: 'not the password' })
      expect(await page.getByRole('main').textContent()).toContain('That did not match')
      await enterPassword(page, sue)
      expect(await heading(page).textContent()).toBe('Your account is suspended')
    })

    test('from a deep link comes back to it, query and all', async () => {
      const page = await (await stack.newVisitor()).newPage()
      await page.goto(`/auth/login?returnTo=${encodeURIComponent('/dashboard?from=mail&n=1#session')}`)
      await enterPassword(page, alice)
      await page.waitForURL('**/dashboard?from=mail&n=1#session')
    })

    test('is asked for at the dashboard, which is then shown', async () => {
      const page = await (await stack.newVisitor()).newPage()
      await page.goto('/dashboard')
      await enterPassword(page, alice)
      await page.waitForURL('**/dashboard')
      expect(await heading(page).textContent()).toBe('Dashboard')
    })

    test('in two tabs at once succeeds in both', async () => {
      const visitor = await stack.newVisitor()
      const [one, two] = [await visitor.newPage(), await visitor.newPage()]
      await one.goto('/auth/login?returnTo=/?tab=one')
      await two.goto('/auth/login?returnTo=/?tab=two')
      await enterPassword(two, alice)
      await two.waitForURL('**/?tab=two')
      await enterPassword(one, alice)
      await one.waitForURL('**/?tab=one')
      for (const page of [one, two]) {
        await page.goto('/dashboard')
        expect(await heading(page).textContent()).toBe('Dashboard')
      }
    })

    test('works with JavaScript off, signing out included', async () => {
      const page = await (await stack.newVisitor({ javaScriptEnabled: false })).newPage()
      await signInOnPages(page, alice)
      expect(await page.getByRole('main').textContent()).toContain(alice.email)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('**/auth/signed-out**')
      expect(await heading(page).textContent()).toBe('You are signed out')
    })

    test('by keyboard alone works', async () => {
      const page = await (await stack.newVisitor()).newPage()
      await page.goto('/auth/login')
      await page.getByLabel('Email address').focus()
      await page.keyboard.type(alice.email)
      await page.keyboard.press('Tab')
      await page.keyboard.type(alice.password)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/dashboard')
    })
  })

  describe('keeping signed in', () => {
    test('keeps the cookie for 30 days instead of 24 hours', async () => {
      for (const [path, days] of [
        ['/auth/login', 1],
        ['/auth/login?remember=1', 30],
      ] as const) {
        const visitor = await stack.newVisitor()
        const page = await visitor.newPage()
        await page.goto(path)
        await enterPassword(page, alice)
        await page.waitForURL('**/dashboard')
        const cookie = (await visitor.cookies(stack.app.url)).find(({ name }) => name === 'session')
        expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
        expect(Math.round(((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400)).toBe(days)
      }
    })
  })
})
