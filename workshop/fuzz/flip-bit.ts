/** A token in compact form with one bit flipped, at this fraction of its length. */
export function flipBit(compact: string, at: number): string {
  const segments = compact.split('.').map((segment) => Buffer.from(segment, 'base64url'))
  const bits = segments.reduce((sum, { length }) => sum + 8 * length, 0)
  let bit = Math.min(Math.floor(at * bits), bits - 1)
  for (const bytes of segments) {
    if (bit >= 0 && bit < 8 * bytes.length) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    bit -= 8 * bytes.length
  }
  return segments.map((bytes) => bytes.toString('base64url')).join('.')
}
