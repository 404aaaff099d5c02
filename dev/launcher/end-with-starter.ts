/**
 * Calls `end` when the parent process has ended: the system then gives this process another parent. Without it a launcher
 * whose terminal or npm was killed would keep running, and keep its ports.
 */
export function endWithStarter(end: () => void): void {
  const starter = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== starter) end()
  }, 500)
  watch.unref()
}
