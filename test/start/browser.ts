import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium/find-chromium.ts'

export { findChromium } from './chromium/find-chromium.ts'

/** Starts a Chromium that connects only to the pages under test. The caller closes it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: quiet() })
}

function quiet(): string[] {
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [
    ...asRoot,
    `--disable-features=${withoutFeatures.join()}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
  ]
}

const withoutFeatures = [
  // A whole Chromium loads two pages of its address bar for each window: half of the processor time of a short visit.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  // Chromium reads the last list that it gets: these are of Playwright's own list what can touch a page under test.
  ...[
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'PaintHolding',
  ],
  ...[
    'AvoidCorsURLLoaderRestartOnRedirect',
    'MediaRouter',
    'OptimizationHints',
    'ThirdPartyStoragePartitioning',
  ],
]
