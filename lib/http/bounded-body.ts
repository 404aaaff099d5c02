/** The body of a request or response. Nothing as soon as it exceeds `maximumBytes`: the rest is not read. */
export async function boundedBody(
  { body }: Pick<Request, 'body'>,
  maximumBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maximumBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The text of a request's body. Nothing when the body exceeds 64 kB. */
export async function boundedText(request: Request): Promise<string | undefined> {
  return (await boundedBody(request, 65_536))?.toString()
}
