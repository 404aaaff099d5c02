import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, rgb } from './colour.ts'

const css = readFileSync(new URL('../../../components/brand/tokens.css', import.meta.url), 'utf8')
const darkAt = css.indexOf('prefers-color-scheme: dark')
const light = tokensIn(css.slice(0, darkAt))
const themes = { light, dark: { ...light, ...tokensIn(css.slice(darkAt)) } }
const brandHue = Number(/--brand-hue: (\d+);/.exec(css)?.[1])

const grounds = 'ground wash canvas accent-wash good-wash warn-wash bad-wash'
const pairs: [minimum: number, foreground: string, backgrounds: string][] = [
  [7, 'ink', grounds],
  [4.5, 'ink-soft', 'ground wash canvas accent-wash warn-wash bad-wash'],
  [4.5, 'accent', 'ground wash accent-wash warn-wash bad-wash'],
  [4.5, 'accent-strong', 'ground'],
  [4.5, 'on-fill', 'fill fill-strong bad-fill bad-fill-strong'],
  [4.5, 'good', 'ground good-wash'],
  [4.5, 'warn', 'ground warn-wash'],
  [4.5, 'bad', 'ground bad-wash'],
  [3, 'edge', 'ground wash canvas'],
  [3, 'focus', grounds],
  [3, 'fill', 'ground'],
]
const everyHue = Array.from({ length: 360 }, (_, hue) => hue)

describe.each(Object.keys(themes) as (keyof typeof themes)[])('in the %s theme', (theme) => {
  for (const [minimum, foreground, backgrounds] of pairs) {
    for (const background of backgrounds.split(' ')) {
      test(`${foreground} on ${background} has a contrast of ${minimum} with any brand hue`, () => {
        for (const hue of [brandHue, ...everyHue]) {
          expect(ratio(theme, foreground, background, hue), `hue ${hue}`).toBeGreaterThanOrEqual(minimum)
        }
      })
    }
  }
})

test('the measure agrees with the ratios that the look names for its own hue', () => {
  expect(ratio('light', 'ink', 'ground', 232)).toBeCloseTo(17.1, 1)
  expect(ratio('dark', 'ink-soft', 'ground', 232)).toBeCloseTo(8.3, 1)
  expect(ratio('dark', 'on-fill', 'fill-strong', 232)).toBeCloseTo(4.8, 1)
})

test('no default colour of Tailwind is left to reach for', () => {
  expect(css).toMatch(/@theme static \{\s+--color-\*: initial;/)
})

function tokensIn(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--color-([a-z-]+): (.+);/g)].map(([, name, value]) => [name, value]),
  )
}

function ratio(theme: keyof typeof themes, foreground: string, background: string, hue: number): number {
  return contrast(colour(theme, foreground, hue), colour(theme, background, hue))
}

function colour(theme: keyof typeof themes, name: string, hue: number) {
  const value = themes[theme][name]
  if (!value) throw new Error(`tokens.css has no ${name}`)
  return rgb(value, hue)
}
