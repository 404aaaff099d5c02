import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { StepUp } from '../../lib/oidc/step-up.ts'
import { stepUpAddress } from '../../lib/session/step-up-address.ts'
import { journey } from './journey.ts'
import { signIn } from './keycloak-pages.ts'
import { knownStore } from './known-store.ts'
import { newPerson } from './new-person.ts'
import { type Stack, shared, startStack } from './stack.ts'

const known = knownStore()
const password = 'urn:starter:password'
const otp = 'urn:starter:otp'
let stack: Stack
beforeAll(async () => {
  stack = await startStack(shared(), { ...known.settings, OIDC_ACR_VALUES: `${password} ${otp}` })
  // The address that a page of the app would send people to is made here, by the same function and settings.
  const settings = { RUN_MODE: 'preview', APP_URL: stack.app.url, ...stack.client, ...known.settings }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})
afterAll(async () => {
  await stack?.stop()
  await known.close()
})

journey('max_age: the password is asked for again, and a younger auth_time comes back', async () => {
  const person = await newPerson(stack.admin, 'Maxine', 'Aged')
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, person)
  const before = await known.recordOf(page)
  // Later than the second of the first sign-in.
  await page.waitForTimeout(1100)
  await page.goto(await addressFor({ maxAge: 0 }))
  await page.locator('#password').fill(person.password)
  await page.locator('#kc-login').click()
  await page.waitForURL('**/account')
  const after = await known.recordOf(page)
  expect(after.authTime).toBeGreaterThan(before.authTime ?? 0)
  expect(after.sid).toBe(before.sid)
})

journey('acr_values: the second factor is asked for, and its acr comes back', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, await newPerson(stack.admin, 'Otto', 'Factor'))
  expect((await known.recordOf(page)).acr).not.toBe(otp)
  await page.goto(await addressFor({ acr: [otp] }))
  await enrol(page)
  await page.waitForURL('**/account')
  expect((await known.recordOf(page)).acr).toBe(otp)
})

function addressFor(wanted: StepUp): Promise<string> {
  return stepUpAddress(undefined, '/account', wanted)
}

/** Keycloak asks a person without a second factor to set one up. */
async function enrol(page: Page): Promise<void> {
  await page.locator('#mode-manual').click()
  const secret = (await page.locator('#kc-totp-secret-key').innerText()).replace(/\s/g, '')
  await page.locator('#totp').fill(oneTimePassword(secret))
  await page.locator('#saveTOTPBtn').click()
}

/** The six digits of this half minute (RFC 6238). */
function oneTimePassword(secret: string): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = [...text.toUpperCase()].map((letter) => {
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  })
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  )
}
