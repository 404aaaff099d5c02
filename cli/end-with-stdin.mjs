// Preloaded into Next (so plain JavaScript): when the process that started it dies, its pipe to our stdin closes, and
// the server ends as on SIGTERM instead of living on and keeping the port.
const end = () => process.kill(process.pid, 'SIGTERM')
process.stdin.once('end', end).once('error', end).resume()
process.stdin.unref()
