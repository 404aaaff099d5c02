/** Next's command, which ends when the process that started it is gone. */
export const next = ['--import', './cli/end-with-stdin.mjs', 'node_modules/next/dist/bin/next']
