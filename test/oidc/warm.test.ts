import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, person } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { signIn } from './sign-in.ts'

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

const kept: { case: CaseName; seconds: number }[] = [
  { case: 'happy', seconds: 300 },
  { case: 'jwks-uri-with-dots', seconds: 300 },
  { case: 'no-store', seconds: 300 },
  { case: 'no-cache', seconds: 300 },
  { case: 'max-age-0', seconds: 60 },
  { case: 'max-age-120', seconds: 120 },
  { case: 'max-age-a-day', seconds: 300 },
]

// In this process and without an app: only here can fake timers move the provider's clock and ours by five minutes.
for (const { case: name, seconds } of kept) {
  test(`metadata and keys are kept for five minutes, or less but never below one: ${name}, ${seconds} s`, async () => {
    const tenant = provider.tenant(name)
    const asked = async () => {
      expect((await signIn(clientAt(tenant))).sub).toBe(person.sub)
      return { discovery: countOf(tenant, 'discovery'), jwks: countOf(tenant, 'jwks') }
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const start = Date.now()
      expect(await asked()).toEqual({ discovery: 1, jwks: 1 })
      vi.setSystemTime(start + (seconds - 10) * 1000)
      expect(await asked()).toEqual({ discovery: 1, jwks: 1 })
      vi.setSystemTime(start + (seconds + 10) * 1000)
      expect(await asked()).toEqual({ discovery: 2, jwks: 2 })
    } finally {
      vi.useRealTimers()
    }
  })
}
