import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Every source of the starter's own pages and components, with its text. Folders that a team adds are not judged. */
export function pageSources(): { path: string; text: string }[] {
  return pagePaths()
    .filter((path) => starterFolders.has(folderOf(path)))
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }))
}

/** Every source of all pages and components. */
export function pagePaths(): string[] {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`),
  )
}

/** The folder directly in `app/`, `app/api/` or `components/` that holds a source. */
export function folderOf(path: string): string {
  const depth = path.startsWith('app/api/') ? 3 : 2
  return path.split('/').slice(0, -1).slice(0, depth).join('/')
}

/** The folders that the starter came with. */
export const starterFolders = new Set([
  'app',
  'app/account',
  'app/api/auth',
  'app/auth',
  'app/dashboard',
  'app/health',
  'app/users',
  'components',
  'components/account',
  'components/authentication-error',
  'components/brand',
  'components/choose-provider',
  'components/dashboard',
  'components/directory',
  'components/facts',
  'components/home',
  'components/notice',
  'components/people',
  'components/resource',
  'components/session',
  'components/shell',
  'components/signed-out',
  'components/time',
])

const root = fileURLToPath(new URL('../../../', import.meta.url))
