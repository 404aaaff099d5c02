/** Collects the JSON lines that an app logs, and lets tests wait for one that is still to come. */
export function createAppLog(): AppLog {
  const lines: LogLine[] = []
  const listeners = new Set<(line: LogLine) => void>()
  const record = (line: LogLine) => {
    lines.push(line)
    for (const hear of listeners) hear(line)
  }
  return {
    lines,
    record,
    add(text) {
      const line = parse(text)
      if (line) record(line)
    },
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    waitFor(predicate, milliseconds = 15_000) {
      const past = lines.find(predicate)
      if (past) return Promise.resolve(past)
      return new Promise((resolve, reject) => {
        const hear = (line: LogLine) => {
          if (!predicate(line)) return
          clearTimeout(late)
          listeners.delete(hear)
          resolve(line)
        }
        const late = setTimeout(() => {
          listeners.delete(hear)
          reject(new Error(`No such log line within ${milliseconds} ms. Logged: ${JSON.stringify(lines)}`))
        }, milliseconds)
        listeners.add(hear)
      })
    },
  }
}

function parse(text: string): LogLine | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as LogLine
  } catch {
    return undefined
  }
}

export type AppLog = {
  /** Every line so far; grows while the app runs. */
  lines: LogLine[]
  /** Adds a line as the app wrote it; what is no JSON is left out. */
  add(text: string): void
  record(line: LogLine): void
  /** Calls `hear` with each line to come, until the function that it returns is called. */
  listen(hear: (line: LogLine) => void): () => void
  waitFor(predicate: (line: LogLine) => boolean, milliseconds?: number): Promise<LogLine>
}

export type LogLine = {
  level?: string
  event?: string
  code?: string
  check?: string
  reference?: string
  reason?: string
  detail?: unknown
  [name: string]: unknown
}
