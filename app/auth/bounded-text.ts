/** A request's body, or nothing as soon as it is longer than 64 kB. */
export async function boundedText(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > 65_536) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
