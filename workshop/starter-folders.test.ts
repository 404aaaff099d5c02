import { expect, test } from 'vitest'
import { folderOf, pagePaths, starterFolders } from '../test/unit/look/sources.ts'

test('the tests of look judge every folder of the starter', () => {
  expect([...new Set(pagePaths().map(folderOf))].filter((folder) => !starterFolders.has(folder))).toEqual([])
})
