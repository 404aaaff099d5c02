import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Say } from './bring-chromium.ts'
import { fromPlaywright, playwrightShells } from './brought-chromiums.ts'

/** Playwright's own headless shell, downloaded by its own command. Throws where its host cannot be reached. */
export async function bringFromPlaywright(say: Say): Promise<string> {
  const command = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core')), 'cli.js')
  const child = spawn(process.execPath, [command, 'install', 'chromium-headless-shell'], {
    env: {
      ...process.env,
      PLAYWRIGHT_BROWSERS_PATH: fromPlaywright,
      // Its own 30 s, three times over, would be a long wait behind a firewall that swallows everything.
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let fault = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (line.startsWith('|')) say(`  ${line}`)
        else if (!fault && line.startsWith('Error: ')) fault = line.slice('Error: '.length)
      }
    })
  }
  const [code] = await once(child, 'close')
  const [shell] = playwrightShells()
  if (code === 0 && shell) return shell
  throw new Error(fault || `its installer ended with exit code ${code}`)
}
