import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFaults } from './axe-faults.ts'

/** Expects that axe finds no fault and that the page does not scroll sideways. */
export async function expectSound(page: Page, path: string): Promise<void> {
  expect(await axeFaults(page), path).toEqual([])
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }))
  expect(scroll, path).toBeLessThanOrEqual(width)
}
