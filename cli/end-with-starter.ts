/**
 * Calls `end` when whoever started this process is gone, seen by its pipe to our stdin closing. Only with
 * EXIT_WITH_PARENT=1: under systemd and Docker stdin is closed from the start.
 */
export function endWithStarter(end: () => void): void {
  if (process.env['EXIT_WITH_PARENT'] !== '1') return
  process.stdin.once('end', end).once('error', end).resume()
}
