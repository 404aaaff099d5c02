import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const [mark, icon, tokens, brand] = ['mark.tsx', 'icon.svg', 'tokens.css', 'brand.ts'].map((name) =>
  readFileSync(new URL(`../../../components/brand/${name}`, import.meta.url), 'utf8'),
) as [string, string, string, string]

test('the icon is the mark, in the hue of the brand and under its name', () => {
  const hue = /--brand-hue: (\d+);/.exec(tokens)?.[1]
  expect(drawing(icon)).toBe(drawing(mark))
  expect(icon).toContain(`oklch(47% 0.095 ${hue})`)
  expect(icon).toContain(`<title>${/name: '(.+)'/.exec(brand)?.[1]}</title>`)
})

function drawing(svg: string): string | undefined {
  return / d="([^"]+)"/.exec(svg)?.[1]
}
