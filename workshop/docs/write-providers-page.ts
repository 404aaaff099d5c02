import { writeFileSync } from 'node:fs'
import { providersPage } from './providers-page.ts'

// `npm run docs:providers`
const path = 'docs/providers.md'
writeFileSync(path, providersPage())
process.stdout.write(`${path}\n`)
