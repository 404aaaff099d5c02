import { isNamedIn } from './named-files.ts'
import { withoutUnusedDeclarations } from './rules/declarations.ts'
import { withoutEntries } from './rules/entries.ts'
import { importsIn, withoutUnusedImports } from './rules/imports.ts'
import { withoutUnusedParameters } from './rules/parameters.ts'
import { withoutEmptied, withoutLinks, withoutMentions, withoutSections } from './rules/prose.ts'
import { withoutSampleSettings } from './rules/sample-settings.ts'
import { withoutScripts } from './rules/scripts.ts'
import { withoutTests } from './rules/tests.ts'
import { withoutUses } from './rules/uses.ts'
import { isSource, type Tree } from './tree.ts'

/** What is left of a file, by the rules for its kind, where something else is gone. `original` is its text before all edits. */
export function follow(tree: Tree, file: string, original: string, gone: Gone): string {
  const text = tree.get(file) ?? ''
  if (file === 'docs/updates.md') return withoutLinks(text, pagesOf(gone.files))
  if (isAboutRemovals(file)) return text
  if (file === '.env.local.example') return withoutSampleSettings(text, gone.settings)
  if (file === 'docs/settings.md') return withoutEmptied(withoutSections(text, gone.settings), original)
  if (file.endsWith('.md')) return withoutEmptied(withoutMentions(text, wordsOf(gone)), original)
  if (file.endsWith('/package.json')) return withoutScripts(text, isNamedIn(gone.files))
  return isSource(file) ? followInSource(tree, file, original, gone) : text
}

function followInSource(tree: Tree, file: string, original: string, gone: Gone): string {
  const isGone = isNamedIn(gone.files)
  const imports = importsIn(tree, file).filter(({ target }) => target !== undefined && isGone(target))
  let text = tree.get(file) ?? ''
  for (const { statement } of imports) text = text.replace(statement, () => '')
  text = withoutUses(
    text,
    imports.flatMap(({ names }) => names),
  )
  text = withoutTests(text, [...gone.called, ...gone.settings])
  text = withoutEntries(text, [
    ...namesOf(gone.files),
    ...gone.names,
    ...(isProvider(file) ? [] : gone.settings),
  ])
  return text === original ? text : withoutUnused(text, original)
}

function withoutUnused(text: string, before: string): string {
  const left = withoutUnusedImports(
    withoutUnusedDeclarations(withoutUnusedParameters(text, before), before),
    before,
  )
  return left === text ? left : withoutUnused(left, before)
}

function namesOf(files: string[]): string[] {
  return files.filter((file) => !file.includes('*')).map((file) => file.replace(/\/$/, ''))
}

/** As the pages of docs/ link to each other. */
function pagesOf(files: string[]): string[] {
  return namesOf(files).flatMap((file) => (file.startsWith('docs/') ? [file.replace('docs/', '')] : []))
}

/** Files that speak of what can go, whether it is there or not. */
function isAboutRemovals(file: string): boolean {
  return /^(cli\/take-out\/|workshop\/(take-out|weakenings)\/|docs\/removing\.md$)/.test(file)
}

/** The embedded provider reads settings of the same names as the app. */
function isProvider(file: string): boolean {
  return /^(dev\/identity-provider|workshop\/development)\//.test(file)
}

/** How a page may speak of what is gone. */
function wordsOf({ files, settings, scripts, called }: Gone): string[] {
  const paths = namesOf(files)
  const addresses = paths.flatMap((file) => /^app(\/(?:auth|api)\/[^[\]]+)$/.exec(file)?.[1] ?? [])
  return [
    ...paths,
    ...pagesOf(files),
    ...addresses,
    ...settings,
    ...scripts.map((name) => `npm run ${name}`),
    ...called,
  ]
}

/** What is gone, by the fields of a capability. */
export type Gone = {
  files: string[]
  settings: string[]
  names: string[]
  scripts: string[]
  called: string[]
}
