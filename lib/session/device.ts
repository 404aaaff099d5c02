/** What people call a device, from its User-Agent: "Firefox on Linux". For display only. */
export function deviceFrom(userAgent: string | null): string {
  const browser = firstMatch(browsers, userAgent ?? '') ?? unknownBrowser
  const system = firstMatch(systems, userAgent ?? '')
  return system ? `${browser} on ${system}` : browser
}

/** Whether `deviceFrom` can return this name. A page shows no other name that an address contains. */
export function isDeviceName(name: string): boolean {
  const [browser = '', system, ...more] = name.split(' on ')
  const isKnown = (names: [RegExp, string][], name: string) => names.some(([, known]) => known === name)
  const isBrowser = browser === unknownBrowser || isKnown(browsers, browser)
  return isBrowser && (system === undefined || isKnown(systems, system)) && more.length === 0
}

const unknownBrowser = 'A browser'

// In this order: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

function firstMatch(names: [RegExp, string][], userAgent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1]
}
