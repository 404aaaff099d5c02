import { get, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { inject, onTestFinished } from 'vitest'
import { madeUpPassword, madeUpPerson } from '../../../dev/identity-provider/accounts/seed-people.ts'
import { type AppLog, createAppLog, type LogLine } from '../../start/app-log.ts'
import { openBrowser } from '../../start/browser.ts'
import { rememberOutput } from '../../start/log-of-test.ts'
import { type Mailbox, mailboxAt } from '../../start/start-mailbox.ts'
import { type Credentials, signIn } from '../people.ts'
import { newVisitor, type Visitor } from '../stack.ts'
import type { StackDescription, StackName } from './start-shared.ts'

/** A mailbox, a provider and an app that other files use at the same time, so each test creates people of its own. */
export function sharedStack(name: StackName): Promise<SharedStack> {
  const known = stacks.get(name) ?? connect(name)
  stacks.set(name, known)
  return known
}

/** A browser context for any app in the Chromium of this worker. It closes when the test ends. */
export async function newSharedVisitor(appUrl: string, options?: BrowserContextOptions): Promise<Visitor> {
  browser ??= openBrowser()
  const visitor = await newVisitor(await browser, appUrl, options)
  onTestFinished(() => visitor.close())
  return visitor
}

/** A new person of a shared stack, for this test only. */
export function newPerson(): Promise<Person> {
  return nextPerson((groups) => !groups.includes('editors'))
}

/** The same, as an administrator of every shared stack. */
export function newAdministrator(): Promise<Person> {
  return nextPerson((groups) => groups.includes('editors'))
}

// The files of a worker share it. It ends with the worker.
let browser: Promise<Browser> | undefined

const stacks = new Map<StackName, Promise<SharedStack>>()

async function connect(name: StackName): Promise<SharedStack> {
  const { appUrl, mailboxUrl, ...rest } = (await ask(`/stacks/${name}`)) as StackDescription
  const log = createAppLog()
  await follow(`/stacks/${name}/log`, log)
  const output = () => log.lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  rememberOutput({ url: appUrl, output, ended: new Promise(() => {}) })
  return {
    ...rest,
    app: { url: appUrl, log: log.lines, waitForLog: log.waitFor },
    mailbox: mailboxAt(mailboxUrl),
    newVisitor: (options) => newSharedVisitor(appUrl, options),
    async signedIn(person, options) {
      const visitor = await newSharedVisitor(appUrl, options)
      await signIn(visitor.request, person)
      return visitor
    },
  }
}

async function nextPerson(isWanted: (groups: string[]) => boolean): Promise<Person> {
  const person = madeUpPerson(Number(await ask('/number')))
  if (person.status !== 'active' || !isWanted(person.groups)) return nextPerson(isWanted)
  return { ...person, password: madeUpPassword }
}

async function ask(path: string): Promise<unknown> {
  const answer = await fetch(`${inject('shared')}${path}`)
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

/** Adds each line to `log` as it comes. */
async function follow(path: string, log: AppLog): Promise<void> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${inject('shared')}${path}`, resolve).once('error', reject)
  })
  answer.socket.unref()
  createInterface({ input: answer }).on('line', log.add)
}

export type Person = Credentials & { id: string; name: string }

export type SharedStack = Omit<StackDescription, 'appUrl' | 'mailboxUrl'> & {
  app: { url: string; log: LogLine[]; waitForLog: AppLog['waitFor'] }
  mailbox: Mailbox
  newVisitor(options?: BrowserContextOptions): Promise<Visitor>
  /** A visitor who has signed in already. */
  signedIn(person: Credentials, options?: BrowserContextOptions): Promise<Visitor>
}
