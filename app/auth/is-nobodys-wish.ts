/** Whether a request is a prefetch, or a link scanner's HEAD: nobody's wish to sign in. */
export function isNobodysWish({ method, headers }: Request): boolean {
  const purposes = ['sec-purpose', 'purpose', 'x-moz'].map((name) => headers.get(name) ?? '')
  const isPrefetch = purposes.some((purpose) => purpose.includes('prefetch'))
  return method === 'HEAD' || isPrefetch || headers.has('next-router-prefetch')
}
