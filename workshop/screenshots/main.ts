import type { Page } from 'playwright-core'
import { demoPeople } from '../../dev/identity-provider/accounts/demo-people.ts'
import { alice, enterPassword } from '../../test/browser/people.ts'
import { startServersWithDirectory, withBrowser } from '../../test/browser/stack.ts'
import buildApp from '../../test/start/build-app.ts'

// `npm run screenshots`: the README's pictures, taken from the built app.

buildApp()
const accounts = demoPeople.map(({ name, email, password, status }) => ({
  name,
  email,
  password,
  status,
  note: '',
}))
const servers = await startServersWithDirectory({ app: { DEMO_ACCOUNTS: JSON.stringify(accounts) } })
const stack = await withBrowser(servers)
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const visitor = await stack.newVisitor({ colorScheme, viewport: { width: 1280, height: 800 } })
    const page = await visitor.newPage()
    await page.goto('/')
    await take(page, `home-${colorScheme}`)
    await page.goto('/auth/login')
    await take(page, `sign-in-${colorScheme}`)
    await enterPassword(page, alice)
    await page.waitForURL('**/dashboard')
    await page.getByRole('region', { name: 'Directory' }).getByText('Active').waitFor()
    await take(page, `dashboard-${colorScheme}`)
    await page.setViewportSize({ width: 360, height: 800 })
    await take(page, `dashboard-narrow-${colorScheme}`)
  }
} finally {
  await stack.stop()
}
process.exit()

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const path = `docs/pictures/${name}.png`
  await page.screenshot({ path })
  process.stdout.write(`${path}\n`)
}
