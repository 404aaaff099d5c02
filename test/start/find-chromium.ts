import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

/** The path of a Chromium: `CHROMIUM_PATH`, the system's, then Playwright's own. Throws one line that says what to do. */
export function findChromium(): string {
  const explicit = process.env['CHROMIUM_PATH']
  if (explicit) {
    if (existsSync(explicit)) return explicit
    throw new Error(`CHROMIUM_PATH is ${explicit}, but there is no such file.`)
  }
  const found = [...onPath(), ...usualPlaces(), chromium.executablePath()].find((file) => existsSync(file))
  if (found) return found
  throw new Error(
    'No Chromium found. Install chromium or Google Chrome, run `npx playwright-core install chromium`, or set CHROMIUM_PATH.',
  )
}

// On Ubuntu chromium-browser can be a stub that only tells people to install a snap: so it comes last.
const commands = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']

function onPath(): string[] {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(path.delimiter)].filter(Boolean)
  return process.platform === 'win32'
    ? []
    : commands.flatMap((command) => folders.map((folder) => path.join(folder, command)))
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].flatMap((name) =>
      ['/Applications', path.join(process.env['HOME'] ?? '', 'Applications')].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    )
  }
  if (process.platform !== 'win32') return []
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((product) =>
      path.join(
        process.env[variable] ?? '',
        product,
        'Application',
        product === 'Microsoft\\Edge' ? 'msedge.exe' : 'chrome.exe',
      ),
    ),
  )
}
