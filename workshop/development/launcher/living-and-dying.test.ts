import { expect, test } from 'vitest'
import { childOf } from '../../../test/start/child-of.ts'
import { launch, ownPlace } from '../../../test/start/launch.ts'
import { allFree, listening } from '../../../test/start/listening.ts'
import { startChild } from '../../../test/start/start-child.ts'

test('npm run preview: all three answer, it prints addresses and accounts, Ctrl-C frees the ports', async () => {
  const { ports, settings } = await ownPlace()
  const running = await launch('preview', settings)
  expect(await listening(ports)).toEqual(ports)
  expect(await (await fetch(settings.APP_URL)).text()).toContain('alice@example.test')
  for (const line of [
    settings.APP_URL,
    `http://localhost:${ports[1]}`,
    `http://localhost:${ports[2]}`,
    'alice-password-1',
    'adam-password-1',
    'sue-password-1',
  ]) {
    expect(running.output()).toContain(line)
  }
  process.kill(running.pid, 'SIGINT')
  expect(await running.ended).toBe(0)
  expect(await listening(ports)).toEqual([])
})

test.each([
  { name: 'The embedded provider', program: 'dev/identity-provider/main.ts' },
  { name: 'The mailbox', program: 'dev/mailbox/main.ts' },
  { name: 'The app', program: 'cli/start.mjs' },
])('$name dies: one line says so, and all ends', async ({ name, program }) => {
  const { ports, settings } = await ownPlace()
  const running = await launch('preview', settings)
  process.kill(childOf(running.pid, program), 'SIGKILL')
  expect(await running.ended).toBe(1)
  expect(running.output()).toContain(`\n${name} was ended by SIGKILL, so all is stopped.\n`)
  await allFree(ports)
})

test('a launcher that is killed takes everything with it', async () => {
  const { ports, settings } = await ownPlace()
  const running = await launch('preview', settings)
  process.kill(running.pid, 'SIGKILL')
  await allFree(ports)
})

test('all processes end when the parent of the launcher is killed', async () => {
  const { ports, settings } = await ownPlace()
  const started = `require('node:child_process').spawn(process.execPath, ['--import', 'tsx', 'dev/launcher/main.ts', 'preview'], { stdio: ['ignore', 'inherit', 'inherit'] })`
  const starter = await startChild(['-e', started], settings, 'Ctrl-C ends all')
  process.kill(starter.pid, 'SIGKILL')
  await allFree(ports)
})

test('npm run dev serves the app, and takes everything with it when it is killed', {
  timeout: 240_000,
}, async () => {
  const { ports, settings } = await ownPlace()
  const running = await launch('dev', settings)
  const home = await fetch(settings.APP_URL)
  expect(home.status).toBe(200)
  expect(await home.text()).toContain('alice@example.test')
  process.kill(running.pid, 'SIGKILL')
  await allFree(ports)
})
