import { type Browser, type BrowserServer, chromium } from 'playwright-core'
import { findChromium } from './chromium/find-chromium.ts'

export { findChromium } from './chromium/find-chromium.ts'

/** Starts a Chromium that talks to nobody but the pages under test. The caller closes it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: quiet() })
}

/** The same for other processes, which connect to its `wsEndpoint()`. */
export function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: findChromium(), args: quiet() })
}

function quiet(): string[] {
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [
    ...asRoot,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
  ]
}
