import { spawn } from 'node:child_process'

/** Runs a program of Node's in a folder, and says what it prints where it fails; nothing where it does not. */
export function run(folder: string, program: string, parameters: string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...parameters], { cwd: folder, env: environment() })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0 ? '' : said || `exit code ${code}`))
  })
}

/** This process's own, without what tells a Vitest that it runs in another one. */
function environment(): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name))
  return { ...Object.fromEntries(given), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
}
