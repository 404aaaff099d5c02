import { findChromium } from './find-chromium.ts'

/** Ends the run with one line when there is no browser to test in. */
export default function requireChromium(): void {
  try {
    findChromium()
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n`)
    process.exit(1)
  }
}
