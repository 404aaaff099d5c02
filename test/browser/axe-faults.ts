import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The faults that axe finds on the page now: one line each, with the rule and the first element. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`)
}
