import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs a program of Node's in a folder. Gives its exit code and all that it prints. */
export async function run(folder: string, program: string, parameters: string[]): Promise<Ended> {
  const options = { cwd: folder, env: environment() as NodeJS.ProcessEnv, maxBuffer: 100_000_000 }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...parameters], options)
    return { code: 0, output: `${stdout}${stderr}` }
  } catch (thrown) {
    const { code, stdout, stderr, message } = thrown as Failed
    return { code: code ?? 1, output: `${stdout}${stderr}` || message }
  }
}

/** Without the variables that Vitest sets, by which a second Vitest would take itself for a worker. */
function environment(): Record<string, string | undefined> {
  const given = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name))
  return {
    ...Object.fromEntries(given),
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  }
}

type Ended = { code: number; output: string }

type Failed = Error & { code?: number; stdout: string; stderr: string }
