import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is brought for the tests lies here, and `rm -r .data/chromium` takes it away again. */
export const chromiumFolder = fileURLToPath(new URL('../../../.data/chromium', import.meta.url))

export const fromPlaywright = path.join(chromiumFolder, 'playwright')
export const fromNpm = path.join(chromiumFolder, 'npm')

/** The Chromiums that were brought. The one from npm comes first: it is there only where Playwright's did not start. */
export function broughtChromiums(): string[] {
  return [path.join(fromNpm, 'chromium'), ...playwrightShells()].filter((file) => existsSync(file))
}

/** Playwright's headless shells, by whatever name it gives them on this system. */
export function playwrightShells(): string[] {
  if (!existsSync(fromPlaywright)) return []
  return readdirSync(fromPlaywright, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/](chrome-)?headless[_-]shell(\.exe)?$/.test(file))
    .map((file) => path.join(fromPlaywright, file))
}
