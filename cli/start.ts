import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readSettings } from '#lib/env/settings.ts'

// `npm start`: a preflight, then the built server. Every fault is named at once, before anything listens.

const read = readSettings(process.env)
const faults = 'faults' in read ? read.faults : []
if (!existsSync('.next/BUILD_ID')) faults.unshift('There is no build in .next. Run npm run build first.')
if (faults.length > 0) {
  for (const fault of faults) console.error(fault)
  process.exit(1)
}

const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  // The app ends in good order by itself (lib/http-server), so Next must leave the signals alone.
  env: {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  },
})
server.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
}

// For the launcher and the tests: they hold the other end of our standard input, and it closes when they die.
if (process.env['EXIT_WITH_PARENT'] === '1') {
  process.stdin.resume().once('close', () => server.kill('SIGTERM'))
}
