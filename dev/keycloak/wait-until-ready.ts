import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** Resolves when the address answers 200. Rejects with what the program said when it ends before. */
export async function waitUntilReady(child: ChildProcess, url: string): Promise<void> {
  let said = ''
  const hear = (text: string) => {
    said = `${said}${text}`.slice(-20_000)
  }
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Keycloak ended:\n${said}`)
    await pause(100)
  }
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    ({ status }) => status === 200,
    () => false,
  )
}
