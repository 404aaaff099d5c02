import { fstatSync } from 'node:fs'

// Preloaded into Next (so plain JavaScript): when the process that started it dies, its pipe to our stdin closes, and
// Next ends as on SIGTERM instead of living on and keeping the port. Its own helpers have no such pipe.
const stdin = fstatSync(0)
if (stdin.isFIFO() || stdin.isSocket()) {
  const end = () => process.kill(process.pid, 'SIGTERM')
  process.stdin.once('end', end).once('error', end).resume()
  process.stdin.unref()
}
