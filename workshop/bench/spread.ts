/** The minimum, the median, the 95th percentile (nearest rank) and the maximum of some measurements. */
export function spread(measurements: number[]): Spread {
  const sorted = [...measurements].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { min: at(0), median: at(0.5), p95: at(0.95), max: at(1) }
}

/** The head of a table of `spreadLine`s. */
export function spreadHead(title: string): string {
  return line(title, ['min', 'median', 'p95', 'max'])
}

export function spreadLine(name: string, { min, median, p95, max }: Spread, digits = 1): string {
  return line(
    name,
    [min, median, p95, max].map((value) => value.toFixed(digits)),
  )
}

function line(name: string, cells: string[]): string {
  return name.padEnd(30) + cells.map((cell) => cell.padStart(9)).join('')
}

type Spread = { min: number; median: number; p95: number; max: number }
