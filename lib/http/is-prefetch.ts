/** Whether a request is a browser's prefetch or a link scanner's HEAD: the person has not opened the page. */
export function isPrefetch({ method, headers }: Request): boolean {
  const purposes = ['sec-purpose', 'purpose', 'x-moz'].map((name) => headers.get(name) ?? '')
  const saysPrefetch = purposes.some((purpose) => purpose.includes('prefetch'))
  return method === 'HEAD' || saysPrefetch || headers.has('next-router-prefetch')
}
