import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { developmentGroups } from '../../dev/launcher/setting-descriptions.ts'
import { descriptions, groups } from '../../lib/env/descriptions/groups.ts'
import { defaultOf, isRequired } from '../../lib/env/descriptions/schema.ts'
import { sampleSettings } from './sample-settings.ts'
import { faultsOfApp, faultsOfPrograms } from './setting-faults.ts'
import { settingsPage } from './settings-page.ts'

const ofApp = groups.flatMap(({ names }) => names)
const ofPrograms = developmentGroups.flatMap(({ settings }) => Object.entries(settings))

test('docs/settings.md is what `npm run docs:settings` writes', () => {
  expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsPage())
})

test('.env.local.example is what `npm run docs:settings` writes', () => {
  expect(readFileSync('.env.local.example', 'utf8')).toBe(sampleSettings())
})

test('every setting that has a description is on the page once', () => {
  expect(ofApp.toSorted()).toEqual(Object.keys(descriptions).sort())
})

test.each(ofApp)('what the page says about %s is so', (name) => {
  const { otherwise, example, wrong } = { otherwise: undefined, wrong: undefined, ...descriptions[name] }
  expect(faultsOfApp(name, example)).toEqual([])
  if (wrong !== undefined) expect(faultsOfApp(name, wrong).join()).toContain(name)
  expect(
    [isRequired(name), otherwise !== undefined, defaultOf(name) !== undefined].filter(Boolean),
  ).toHaveLength(1)
})

describe('of the programs beside the app', () => {
  test.each(ofPrograms)(
    'what the page says about %s is so',
    (name, { default: fallback, example, wrong }) => {
      expect(faultsOfPrograms(name, fallback)).toEqual([])
      expect(faultsOfPrograms(name, example)).toEqual([])
      if (wrong !== undefined) expect(faultsOfPrograms(name, wrong).join()).toContain(name)
    },
  )
})
