import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'

/** Waits until the page watches its session: before hydration it reacts to no event. */
export async function waitForWatch(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const expression = `'visibilitychange' in getEventListeners(document)`
  await vi.waitFor(async () => {
    const { result } = await devtools.send('Runtime.evaluate', { expression, includeCommandLineAPI: true })
    expect(result.value).toBe(true)
  }, 30_000)
  await devtools.detach()
}
