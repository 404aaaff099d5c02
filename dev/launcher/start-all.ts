import { type ChildProcess, spawn } from 'node:child_process'
import type { Program } from './programs.ts'

/**
 * Starts all programs at once; `ready` resolves when each has said that it answers. They live and die together: the
 * first that ends, and every signal to end, ends them all and this process.
 */
export function startAll(programs: Program[]): { ready: Promise<unknown> } {
  const children: ChildProcess[] = []
  let ending = false
  const endAll = async (code: number, reason?: string) => {
    if (ending) return
    ending = true
    if (reason) process.stderr.write(`${reason}\n`)
    await Promise.all(children.map(end))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void endAll(0))
  return { ready: Promise.all(programs.map((program) => start(program, children, endAll))) }
}

function start(program: Program, children: ChildProcess[], endAll: EndAll): Promise<void> {
  const child = spawn(process.execPath, program.arguments, {
    env: program.variables as NodeJS.ProcessEnv,
    // A pipe that closes when this process dies, however it dies.
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  child.once('close', (code, signal) => {
    const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`
    void endAll(1, `${program.quiet ? said : ''}${capitalised(program.name)} ${how}, so all is stopped.`)
  })
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-20_000)
        if (!program.quiet) process.stdout.write(text)
        if (said.includes(program.ready)) resolve()
      })
    }
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

function capitalised(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}

type EndAll = (code: number, reason?: string) => Promise<void>
