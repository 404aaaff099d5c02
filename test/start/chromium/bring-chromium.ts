import { spawnSync } from 'node:child_process'
import { bringFromNpm } from './bring-from-npm.ts'
import { bringFromPlaywright } from './bring-from-playwright.ts'

/** Brings a Chromium into `.data` and returns its path. Throws one line that says what to do. */
export async function bringChromium(
  ways: Way[] = waysFor(process.platform, process.arch),
  say: Say = (line) => process.stdout.write(`${line}\n`),
): Promise<string> {
  say('No Chromium found for the browser tests: one is brought into .data/chromium, once.')
  for (const { name, bring } of ways) {
    say(`From ${name}:`)
    try {
      const file = await bring(say)
      say(`It is at ${file}.`)
      return file
    } catch (fault) {
      say(`  not from there: ${fault instanceof Error ? fault.message : fault}`)
    }
  }
  throw new Error('No Chromium could be brought. Install chromium or Google Chrome, or set CHROMIUM_PATH.')
}

/** Where a Chromium for this system can come from. The npm package holds one for Linux on x64 alone. */
export function waysFor(platform: string, architecture: string): Way[] {
  const playwright = { name: 'Playwright, its headless shell', bring: started(bringFromPlaywright) }
  const npm = { name: 'npm, @sparticuz/chromium (66 MB)', bring: started(bringFromNpm) }
  return platform === 'linux' && architecture === 'x64' ? [playwright, npm] : [playwright]
}

/** A bare system lacks libraries that Playwright's takes for granted: what does not start here is none. */
function started(bring: Way['bring']): Way['bring'] {
  return async (say) => {
    const file = await bring(say)
    const { status, stderr, error } = spawnSync(file, ['--version'], { encoding: 'utf8' })
    if (status === 0) return file
    throw new Error(`it does not start: ${error?.message ?? stderr.trim().split('\n')[0]}`)
  }
}

type Way = { name: string; bring: (say: Say) => Promise<string> }

export type Say = (line: string) => void
