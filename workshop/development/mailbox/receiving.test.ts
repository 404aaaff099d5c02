import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningMailbox, startMailbox } from '../../../test/start/start-mailbox.ts'

let mailbox: RunningMailbox
beforeAll(async () => {
  mailbox = await startMailbox()
})
afterEach(async () => {
  await fetch(`${mailbox.url}/messages.json`, { method: 'DELETE' })
})
afterAll(async () => {
  expect(await mailbox.stop()).toBe(0)
})

test('a mail is listed with its words and links, newest first', async () => {
  await send({ subject: 'First', text: 'See http://localhost:3001/a?b=1&c=2, or (https://example.org/).' })
  await send({ subject: 'Second', text: 'No link.' })
  const [second, first] = await mailbox.messages()
  expect(second).toMatchObject({ subject: 'Second', to: 'alice@example.test', from: 'id@example.test' })
  expect(first?.links).toEqual(['http://localhost:3001/a?b=1&c=2', 'https://example.org/'])
})

test('a mail without plain text is read from its HTML', async () => {
  await send({
    html: '<style>p{}</style><p>Hello &lt;you&gt;</p><a href="http://localhost:1/?a=1&amp;b=2">Go</a>',
  })
  const [mail] = await mailbox.messages()
  expect(mail?.text).toContain('Hello <you>')
  expect(mail?.links).toEqual(['http://localhost:1/?a=1&b=2'])
})

test('a mail over 256 kB is refused, and nothing of it kept', async () => {
  await expect(send({ text: 'x'.repeat(300_000) })).rejects.toThrow('larger than 256 kB')
  expect(await mailbox.messages()).toEqual([])
})

test('DELETE empties it', async () => {
  await send({ text: 'Hello' })
  expect((await fetch(`${mailbox.url}/messages.json`, { method: 'DELETE' })).status).toBe(204)
  expect(await mailbox.messages()).toEqual([])
})

test('it keeps the newest 200', async () => {
  const connection = connect()
  for (let number = 1; number <= 201; number += 1)
    await connection.sendMail({ ...letter, subject: `${number}` })
  connection.close()
  const mails = await mailbox.messages()
  expect(mails).toHaveLength(200)
  expect(mails.at(0)?.subject).toBe('201')
  expect(mails.at(-1)?.subject).toBe('2')
})

const letter = { from: 'Example ID <id@example.test>', to: 'alice@example.test', subject: 'Hello' }

function connect() {
  const { hostname, port } = new URL(mailbox.settings.SMTP_URL)
  return createTransport({
    host: hostname,
    port: Number(port),
    ignoreTLS: true,
    pool: true,
    maxMessages: 1000,
  })
}

async function send(options: SendMailOptions): Promise<void> {
  const connection = connect()
  await connection.sendMail({ ...letter, ...options }).finally(() => connection.close())
}
