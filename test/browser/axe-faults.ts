import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on a page as it is now: the rule and the first element, one line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`)
}
