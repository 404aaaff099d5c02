import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs a program of Node's in a folder, and says what it prints where it fails; nothing where it does not. */
export async function run(folder: string, program: string, parameters: string[]): Promise<string> {
  try {
    const options = { cwd: folder, env: environment(), maxBuffer: 100_000_000 }
    await promisify(execFile)(process.execPath, [program, ...parameters], options)
    return ''
  } catch (thrown) {
    const { stdout, stderr, message } = thrown as Error & { stdout: string; stderr: string }
    return `${stdout}${stderr}` || message
  }
}

/** This process's own, without what tells a Vitest that it runs in another one. */
function environment(): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name))
  return { ...Object.fromEntries(given), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
}
