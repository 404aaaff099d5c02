import { expect, test } from 'vitest'
import { deviceFrom, isDeviceName } from '#lib/session/device.ts'

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
    'Chrome on Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605 Version/19.0 Safari/605.1.15',
    'Safari on Mac',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  ['curl/8.0', 'A browser'],
  ['<script>alert(1)</script>', 'A browser'],
  [null, 'A browser'],
])('%j is called %s', (userAgent, device) => {
  expect(deviceFrom(userAgent)).toBe(device)
  expect(isDeviceName(device)).toBe(true)
})

test.each([
  '',
  'evil',
  'evil on Linux',
  'Chrome on evil',
  'Chrome on Linux on evil',
  'Chrome on ',
  ' on Linux',
  'chrome',
])('%j is no name that we give a device', (name) => {
  expect(isDeviceName(name)).toBe(false)
})
