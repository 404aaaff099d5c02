import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adam, alice, signInOnPages } from '../../test/browser/people.ts'
import { type Stack, startServers, withBrowser } from '../../test/browser/stack.ts'

// Runs as test/browser/reports-journey.test.ts, in a copy that has the examples of docs/building.md.
let stack: Stack
const authorizations: (string | undefined)[] = []
const api = createServer(({ headers }, response) => {
  authorizations.push(headers.authorization)
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ figure: '1,234' }))
})

beforeAll(async () => {
  await new Promise<void>((resolve) => api.listen(0, 'localhost', resolve))
  const { port } = api.address() as AddressInfo
  stack = await withBrowser(
    await startServers({ app: { REPORTS_API_URL: `http://localhost:${port}/figure` } }),
  )
})
afterAll(async () => {
  api.close()
  await stack.stop()
})

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('page, menu, claim, call and action: %s', async (_name, javaScriptEnabled) => {
  const visitor = await stack.newVisitor({ javaScriptEnabled })
  const page = await visitor.newPage()
  await signInOnPages(page, alice)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).click()
  await page.waitForURL('**/reports')
  expect(await page.getByRole('link', { name: 'Reports' }).getAttribute('aria-current')).toBe('page')
  await page.getByText('Reports of Alice', { exact: true }).waitFor()
  await page.getByText('This month: 1,234').waitFor()
  expect(authorizations.at(-1)).toMatch(/^Bearer \S+/)
  await page.getByLabel('Title').fill(`Sales ${javaScriptEnabled}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(`Saved “Sales ${javaScriptEnabled}”.`).waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: `Sales ${javaScriptEnabled}` })
    .waitFor()
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})

test('a report is the person’s own, and the session of React has the new claim', async () => {
  const visitor = await stack.newVisitor()
  const page = await visitor.newPage()
  await signInOnPages(page, adam)
  await page.goto('/reports')
  await page.getByText('Reports of Adam', { exact: true }).waitFor()
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(0)
  const presented = await visitor.request.get('/api/auth/session')
  expect(await presented.json()).toMatchObject({ givenName: 'Adam' })
  await visitor.close()
})

test('the action refuses another origin, and a person who is signed out', async () => {
  const visitor = await stack.newVisitor({ javaScriptEnabled: false })
  const page = await visitor.newPage()
  await signInOnPages(page, alice)
  await page.goto('/reports')
  const fields = await page
    .locator('form:has(#title) input')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    )
  const multipart = { ...Object.fromEntries(fields), title: 'From elsewhere' }
  const post = (Origin: string) => visitor.request.post('/reports', { multipart, headers: { Origin } })
  expect((await post('https://evil.example')).status()).toBe(500)
  expect(await (await visitor.request.get('/reports')).text()).not.toContain('From elsewhere')
  expect((await post(stack.app.url)).status()).toBe(200)
  expect(await (await visitor.request.get('/reports')).text()).toContain('From elsewhere')
  await visitor.clearCookies()
  const signedOut = await visitor.request.post('/reports', {
    multipart: { ...multipart, title: 'Signed out' },
    headers: { Origin: stack.app.url },
    maxRedirects: 0,
  })
  expect(await signedOut.text()).not.toContain('Saved')
  await visitor.close()
})

test('the API route answers 401, 403 and 200', async () => {
  const visitor = await stack.newVisitor()
  expect((await visitor.request.get('/api/reports')).status()).toBe(401)
  await signInOnPages(await visitor.newPage(), alice)
  const answer = await visitor.request.get('/api/reports')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toContain('no-store')
  const data = { title: 'Posted' }
  const post = (site: string) =>
    visitor.request.post('/api/reports', { data, headers: { 'Sec-Fetch-Site': site } })
  expect((await post('cross-site')).status()).toBe(403)
  expect(await (await visitor.request.get('/api/reports')).text()).not.toContain('Posted')
  expect((await post('same-origin')).status()).toBe(201)
  expect(await (await visitor.request.get('/api/reports')).json()).toMatchObject({
    reports: expect.arrayContaining(['Posted']),
  })
  await visitor.close()
})
