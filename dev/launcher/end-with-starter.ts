/**
 * Calls `end` when whoever started this process is gone: then the system gives it another parent. A launcher whose
 * terminal or npm was killed would go on unseen and keep its ports.
 */
export function endWithStarter(end: () => void): void {
  const starter = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== starter) end()
  }, 500)
  watch.unref()
}
