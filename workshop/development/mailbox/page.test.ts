import { get, type IncomingMessage } from 'node:http'
import axe from 'axe-core'
import { createTransport } from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../../test/start/browser.ts'
import { type RunningMailbox, startMailbox } from '../../../test/start/start-mailbox.ts'

let mailbox: RunningMailbox
let browser: Browser
beforeAll(async () => {
  mailbox = await startMailbox()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await mailbox.stop()
})

test('empty, it says what will make mail arrive', async () => {
  const page = await browser.newPage()
  await page.goto(mailbox.url)
  expect(await page.getByRole('heading', { name: 'No mail yet' }).isVisible()).toBe(true)
  expect(await faultsOf(page)).toEqual([])
  await page.close()
})

test('what a mail says is shown as words, and only links to this machine can be clicked', async () => {
  await send(
    '<img src=x onerror=alert(1)>',
    'Hello <b>you</b>\n\nhttps://evil.example/ javascript:alert(1) http://localhost.evil.example/',
  )
  const page = await browser.newPage()
  await page.goto(mailbox.url)
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(
    '<img src=x onerror=alert(1)>',
  )
  expect(await page.locator('.mail img, .mail b, .mail a').count()).toBe(0)
  await page.close()
})

test('a link that stands alone is a button with the words of the subject', async () => {
  await send(
    'Choose a new password',
    'Hello Alice,\n\nhttp://localhost:3001/new?token=a&b=c\n\nIt works once.',
  )
  const page = await browser.newPage()
  await page.goto(mailbox.url)
  const button = page.getByRole('link', { name: 'Choose a new password' })
  expect(await button.getAttribute('href')).toBe('http://localhost:3001/new?token=a&b=c')
  await page.close()
})

test('axe finds nothing in either theme, wide or 320 px, and the policy blocks nothing', async () => {
  await send(
    'A subject',
    'Some words.\n\nhttp://localhost:3001/alone\n\nMore, at http://localhost:3001/inside here.',
  )
  const page = await browser.newPage()
  const found: string[] = []
  page.on('console', (message) => found.push(message.text()))
  await page.goto(mailbox.url)
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 320],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    found.push(...(await faultsOf(page)))
  }
  expect(found).toEqual([])
  await page.close()
})

test('no script runs on it, no other page frames it, and it answers as localhost only', async () => {
  const { headers } = await answerTo('localhost')
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'self'.*frame-ancestors 'none'/,
  )
  expect(headers['cache-control']).toBe('no-store')
  expect((await answerTo('rebound.example')).statusCode).toBe(421)
})

async function send(subject: string, text: string): Promise<void> {
  const { hostname, port } = new URL(mailbox.settings.SMTP_URL)
  const connection = createTransport({ host: hostname, port: Number(port), ignoreTLS: true })
  await connection.sendMail({ from: 'id@example.test', to: 'alice@example.test', subject, text })
}

function answerTo(host: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(mailbox.url, { headers: { Host: host } }, (answer) => resolve(answer.resume())).once('error', reject)
  })
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return await page.evaluate(async () => {
    const { violations } = await window.axe.run()
    const root = document.documentElement
    return [
      ...violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
      ...(root.scrollWidth > root.clientWidth ? ['scrolls sideways'] : []),
    ]
  })
}
