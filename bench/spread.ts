/** The least, the middle, the 95th percentile (nearest rank) and the most of some measurements. */
export function spread(measurements: number[]): Spread {
  const sorted = [...measurements].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { min: at(0), median: at(0.5), p95: at(0.95), max: at(1) }
}

/** One line of a table under `spreadHead`. */
export function spreadLine(name: string, { min, median, p95, max }: Spread): string {
  return name.padEnd(30) + [min, median, p95, max].map((value) => value.toFixed(1).padStart(9)).join('')
}

export const spreadHead =
  ''.padEnd(30) + ['min', 'median', 'p95', 'max'].map((word) => word.padStart(9)).join('')

type Spread = { min: number; median: number; p95: number; max: number }
