import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { endWithStarter } from './end-with-starter.ts'
import type { Program } from './programs.ts'

/**
 * Starts all programs at once; `ready` resolves when all of them answer. The end of one ends all with exit code 1;
 * Ctrl-C, SIGTERM, SIGHUP and the end of the parent process end all with 0.
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
  endWithStarter(() => void endAll(0))
  // A closed terminal refuses output; that must not prevent an orderly end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return { ready: Promise.all(programs.map((program) => start(program, children, endAll))) }
}

function start(program: Program, children: ChildProcess[], endAll: EndAll): Promise<void> {
  const child = spawn(process.execPath, program.arguments, {
    env: program.variables as NodeJS.ProcessEnv,
    // A pipe that closes when this process dies, however it dies.
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.push(child)
  if (child.pid && program.priority > 0) setPriority(child.pid, program.priority)
  let said = ''
  child.once('exit', (code, signal) => {
    const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`
    const tell = () =>
      endAll(1, `${program.quiet ? said : ''}${capitalised(program.name)} ${how}, so all is stopped.`)
    // Its last output may still arrive, and Ctrl-C reaches it and this process at the same time.
    setTimeout(() => void tell(), 100)
  })
  return new Promise((resolve) => {
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-20_000)
        if (!program.quiet) process[name].write(text)
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
