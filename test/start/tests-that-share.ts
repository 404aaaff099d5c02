import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The test files of some folders that can share a process, by their paths from `root`: a process each would cost three
 * times as much. Those that replace modules, globals or the environment have one each.
 */
export function testsThatShare(root: string, folders: string[]): string[] {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.posix.join(folder, ...file.split(path.sep)),
      ),
    )
    .filter((file) => /\.test\.tsx?$/.test(file))
    .filter((file) => !replaces.test(readFileSync(path.join(root, file), 'utf8')))
}

const replaces = /\bvi\.(mock|doMock|hoisted|resetModules|stubEnv|stubGlobal)|process\.env/
