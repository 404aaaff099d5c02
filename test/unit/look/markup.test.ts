import { describe, expect, test } from 'vitest'
import { pagePaths, pageSources } from './sources.ts'

const sources = pageSources()

describe.each(sources)('$path', ({ path, text }) => {
  test('has no style attribute, since the policy refuses it', () => {
    expect(text).not.toMatch(/\bstyle=/)
  })

  test('has no <Link>, whose prefetch would start a sign-in, and no next/image, which writes style attributes', () => {
    expect(text).not.toMatch(/<Link\b|next\/(link|image['"])/)
  })

  test('ships no JavaScript of ours, but for what tells of the end of a session', () => {
    if (/^(app\/(global-)?error\.tsx$|components\/session\/)/.test(path)) return
    expect(text).not.toMatch(/['"]use client['"]/)
  })
})

test('a link goes only to a page that exists', () => {
  const pages = new Set(
    pagePaths()
      .map((path) => /^app(\/.*)?\/(page\.tsx|route\.ts)$/.exec(path))
      .flatMap((match) => (match ? [match[1]?.replace(/\[\w+\]/g, '*') ?? '/'] : [])),
  )
  const targets = sources.flatMap(({ text }) =>
    [...text.matchAll(/(?:href|action|retry)(?:=|: )[{'"`]*(\/(?:[a-z/-]|\$\{[^}]+\})*)/g)].map(
      ([, target]) => target?.replace(/\$\{[^}]+\}/g, '*'),
    ),
  )
  expect(targets.length).toBeGreaterThan(10)
  expect(targets.filter((target) => !pages.has(target ?? ''))).toEqual([])
})
