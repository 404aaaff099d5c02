import { writeFileSync } from 'node:fs'
import { sampleSettings } from './sample-settings.ts'
import { settingsPage } from './settings-page.ts'

// `npm run docs:settings`
for (const [path, text] of [
  ['docs/settings.md', settingsPage()],
  ['.env.local.example', sampleSettings()],
] as const) {
  writeFileSync(path, text)
  process.stdout.write(`${path}\n`)
}
