import { request } from 'playwright-core'
import { alice, signIn } from './people.ts'
import type { Servers } from './stack.ts'

/** Loads the directory's client and makes its first calls: on a busy machine they take longer than a page's budget. */
export async function warmDirectory({ app }: Servers): Promise<void> {
  const visitor = await request.newContext({ baseURL: app.url, timeout: 60_000 })
  await signIn(visitor, alice)
  for (let attempt = 1; ; attempt += 1) {
    const page = await (await visitor.get('/dashboard?directory=wait')).text()
    if (page.includes('Active')) break
    if (attempt === 3) throw new Error(`The directory does not answer:\n${app.output()}`)
  }
  await visitor.dispose()
}
