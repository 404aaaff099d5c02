import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

/** Runs a command to its end and returns its output. Throws one line when it cannot be run or fails. */
export function run(
  command: string,
  words: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = spawn(command, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(said)
      else reject(new Error(`${command} ended with exit code ${code}: ${firstLine(said)}`))
    })
  })
}

function firstLine(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim())
  return (lines.find((line) => /error|fail/i.test(line)) ?? lines[0] ?? '').slice(0, 300)
}
