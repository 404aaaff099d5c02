import { bringChromium } from './bring-chromium.ts'
import { bring, findChromium } from './find-chromium.ts'

/** Sees to it that there is a browser to test in. Ends the run with one line where none can be had. */
export default async function requireChromium(): Promise<void> {
  try {
    findChromium()
  } catch (fault) {
    const { CHROMIUM_PATH: explicit } = process.env
    if (explicit && explicit !== bring) endWith(fault)
    await bringChromium().catch(endWith)
  }
}

function endWith(fault: unknown): never {
  process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n`)
  process.exit(1)
}
