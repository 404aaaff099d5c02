import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { broughtChromiums } from './brought-chromiums.ts'

/** The path of the Chromium to test in. Throws one line that says what to do. */
export function findChromium(): string {
  const { CHROMIUM_PATH: explicit } = process.env
  const found = chromiumPlaces(process.env, broughtChromiums()).find((file) => existsSync(file))
  if (found) return found
  throw new Error(
    explicit && explicit !== bring
      ? `CHROMIUM_PATH is ${explicit}, but there is no such file.`
      : 'No Chromium found. Install chromium or Google Chrome, or set CHROMIUM_PATH.',
  )
}

/**
 * Where a Chromium may be, in this order: `CHROMIUM_PATH` alone if it is set, a headless shell of the system or in
 * `.data`, the system's, Playwright's. A page takes a headless shell a quarter of the processor time.
 */
export function chromiumPlaces(variables: Variables, brought: string[]): string[] {
  const { CHROMIUM_PATH: explicit } = variables
  if (explicit === bring) return brought
  if (explicit) return [explicit]
  return [
    ...onPath(variables, headlessShells),
    ...brought,
    ...onPath(variables, commands),
    ...usualPlaces(variables),
    chromium.executablePath(),
  ]
}

/** As `CHROMIUM_PATH`: the system's is left alone, and one is brought into `.data`, as on a machine that has none. */
export const bring = 'bring'

const headlessShells = ['chromium-headless-shell', 'chrome-headless-shell']

// On Ubuntu chromium-browser can be a stub that only tells people to install a snap: so it comes last.
const commands = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']

function onPath(variables: Variables, names: string[]): string[] {
  const folders = ['/usr/bin', ...(variables['PATH'] ?? '').split(path.delimiter)].filter(Boolean)
  return process.platform === 'win32'
    ? []
    : names.flatMap((command) => folders.map((folder) => path.join(folder, command)))
}

function usualPlaces(variables: Variables): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].flatMap((name) =>
      ['/Applications', path.join(variables['HOME'] ?? '', 'Applications')].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    )
  }
  if (process.platform !== 'win32') return []
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((product) =>
      path.join(
        variables[variable] ?? '',
        product,
        'Application',
        product === 'Microsoft\\Edge' ? 'msedge.exe' : 'chrome.exe',
      ),
    ),
  )
}

type Variables = Record<string, string | undefined>
