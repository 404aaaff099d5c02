// Preloaded into `next dev`, which would outlive a launcher that was killed: our end of its standard input closes then.
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM')).resume()
process.stdin.unref?.()
