import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../../test/start/browser.ts'
import { visitEveryPage } from './every-page.ts'
import { type MailSink, startMailSink } from './mail-sink.ts'
import { type RunningProvider, startProvider } from './start-provider.ts'

let browser: Browser
let provider: RunningProvider
let sink: MailSink
beforeAll(async () => {
  sink = await startMailSink()
  provider = await startProvider({ SMTP_URL: sink.url, IDENTITY_PROVIDER_CONSENT: 'ask' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await provider.stop()
  await sink.stop()
})

test('axe finds nothing on any page in either theme, wide or 320 px, and the policy blocks nothing', async () => {
  const page = await browser.newPage()
  const seen: string[] = []
  const found: string[] = []
  page.on('console', (message) => found.push(message.text()))
  page.on('requestfailed', (request) => found.push(`${request.url()} failed`))
  await visitEveryPage(page, { provider, sink }, async (name) => {
    seen.push(name)
    await page.waitForLoadState()
    for (const [colorScheme, width] of looks) {
      // Without motion colours change at once, and axe never meets one on its way from theme to theme.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 800 })
      found.push(...(await faultsOf(page)).map((fault) => `${name} (${colorScheme}, ${width}): ${fault}`))
    }
  })
  expect(found.filter((fault) => !expected.test(fault))).toEqual([])
  expect(seen).toHaveLength(28)
}, 240_000)

const looks = [
  ['light', 1280],
  ['dark', 320],
] as const

/** Chromium writes every answer with an error status to the console. */
const expected = /^Failed to load resource: the server responded with a status of 4\d\d/

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return await page.evaluate(async () => {
    const { violations } = await window.axe.run()
    const root = document.documentElement
    return [
      ...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
      ...(root.scrollWidth > root.clientWidth ? ['scrolls sideways'] : []),
      ...(document.title.endsWith(' · Example ID') ? [] : [`is called ${document.title}`]),
    ]
  })
}

declare global {
  interface Window {
    axe: typeof axe
  }
}
