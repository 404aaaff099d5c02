import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'
import type { NamedTest } from './read-weakenings.ts'

/** The tests of these files in a checkout, each with whether it runs on the built app. Throws where a file cannot be read. */
export function listTests(folder: string, files: string[]): ListedTest[] {
  const report = path.join(temporaryFolder(), 'tests.json')
  const list = [
    'node_modules/vitest/vitest.mjs',
    'list',
    '--config',
    'workshop/weakenings/every-test.config.ts',
  ]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...list, ...new Set(files), `--json=${report}`],
    { cwd: folder, env: environment(), encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`vitest list ended with ${status}:\n${stdout}${stderr}`)
  const listed = JSON.parse(readFileSync(report, 'utf8')) as Listed[]
  rmSync(path.dirname(report), { recursive: true })
  return listed.map(({ name, file, projectName }) => ({
    file: path.relative(folder, file),
    title: name.split(' > ').at(-1) ?? name,
    path: name,
    needsBuild: projectName.endsWith(' build'),
  }))
}

/** Whether a listed test is the one that a weakening names. */
export function isNamed({ file, path: names }: ListedTest, test: NamedTest): boolean {
  return file === test.file && (names.startsWith(test.title) || names.includes(` > ${test.title}`))
}

/** Without the variables that would make a second Vitest act as a worker of the first one. */
function environment(): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name))
  return { ...Object.fromEntries(given), NODE_ENV: 'test', NO_COLOR: '1' }
}

/** `path` also has the names of the test's groups. */
export type ListedTest = NamedTest & { path: string; needsBuild: boolean }

type Listed = { name: string; file: string; projectName: string }
