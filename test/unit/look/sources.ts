import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Every source of the app's pages and components, with its text. */
export function pageSources(): { path: string; text: string }[] {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${root}${folder}/${path}`, 'utf8') })),
  )
}
