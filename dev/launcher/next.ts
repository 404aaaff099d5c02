/** Next's command, which ends with the process that started it. */
export const next = ['--import', './dev/launcher/end-with-stdin.mjs', 'node_modules/next/dist/bin/next']
