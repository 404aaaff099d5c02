import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { removingPage } from './removing-page.ts'

writeFileSync(path.join(import.meta.dirname, '../../docs/removing.md'), removingPage())
