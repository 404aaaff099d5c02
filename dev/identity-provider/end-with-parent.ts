import { fstatSync } from 'node:fs'

/** Ends the process with 0 on SIGTERM, on SIGINT, and when the parent process ends, which closes its pipe to this one. */
export function endWithParent(close: () => void | Promise<void>): void {
  const end = async () => {
    await close()
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  const stdin = fstatSync(0)
  if (stdin.isFIFO() || stdin.isSocket()) {
    process.stdin.once('end', end).once('error', end).resume()
  }
}
