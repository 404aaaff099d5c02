import { writeFileSync } from 'node:fs'
import { errorsPage } from './errors-page.ts'

// `npm run docs:errors`
const path = 'docs/errors.md'
writeFileSync(path, errorsPage())
process.stdout.write(`${path}\n`)
