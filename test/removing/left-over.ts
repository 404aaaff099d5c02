import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Capability } from './read-capabilities.ts'
import { deletedWith } from './take-out.ts'

/** What still speaks in a folder of files, folders and settings that are gone: `file: words`, one each. */
export function mentionsIn(folder: string, gone: Capability[], stays: string[]): string[] {
  const files = gone.flatMap((each) => deletedWith(each, stays)).map((file) => file.replace(/\/$/, ''))
  const names = files.filter((file) => !file.includes('*') && !file.startsWith('test/'))
  const pages = names.filter((name) => name.startsWith('docs/')).map((name) => path.basename(name))
  const words = [...names, ...pages, ...gone.flatMap(({ settings }) => settings)]
  const pattern = new RegExp(`(?<![\\w-])(${words.map(literal).join('|')})(?![\\w-])`, 'g')
  return textFiles(folder).flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(pattern)].map(([word]) => `${file}: ${word}`),
  )
}

/** The source files of a folder that some other one of the app or of what runs beside it imports. */
export function importedIn(folder: string): Set<string> {
  const sources = textFiles(folder).filter((file) => /^(app|components|lib|dev|cli)\/.*\.tsx?$/.test(file))
  const imported = sources.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const names = [...text.matchAll(/(?:from |import\(|^import )'([#.][^']+)'/gm)].map(
      ([, name = '']) => name,
    )
    return names.map((name) => (name.startsWith('#') ? name.slice(1) : path.join(path.dirname(file), name)))
  })
  return new Set(imported)
}

/** All but what is long, or speaks of everything: the lockfile, this page, the weakenings. */
function textFiles(folder: string): string[] {
  const left =
    /^(node_modules|\.next|workshop\/weakenings\/checks)\/|^(package-lock\.json|docs\/removing\.md)$|\.png$/
  const places = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules')
  const files = places.flatMap((place) =>
    place.isDirectory()
      ? readdirSync(path.join(folder, place.name), { recursive: true, withFileTypes: true })
          .filter((each) => each.isFile())
          .map((each) => path.relative(folder, path.join(each.parentPath, each.name)))
      : [place.name],
  )
  return files.filter((file) => !left.test(file))
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
