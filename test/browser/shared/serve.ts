import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserServer } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { serveBrowser } from '../../start/browser.ts'
import { type SharedServers, type StackName, startShared } from './start-shared.ts'

/**
 * Starts what all browser files share, each when the first test asks for it: one Chromium and three stacks.
 * `/chromium` answers with the address of the one, `/stacks/<name>` with a description of the other,
 * `/stacks/<name>/log` with the lines of its app as they come, and `/number` with the number of a person of one's own.
 */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => response.writeHead(500).end(String(fault)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('shared', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    server.closeAllConnections()
    await Promise.all([
      (await chromium)?.close(),
      ...[...stacks.values()].map(async (each) => (await each).stop()),
    ])
  }
}

let chromium: Promise<BrowserServer> | undefined
const stacks = new Map<StackName, Promise<SharedServers>>()
let people = 0

async function answer({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, what, name, part] = url.split('/') as [string, string, StackName, string | undefined]
  if (what === 'number') return send(response, ++people)
  if (what === 'chromium') {
    chromium ??= serveBrowser()
    return send(response, (await chromium).wsEndpoint())
  }
  if (!stacks.has(name)) stacks.set(name, startShared(name))
  const servers = await stacks.get(name)
  if (part === 'log') sendLog(response, servers)
  else send(response, servers?.description)
}

function send(response: ServerResponse, value: unknown): void {
  response.end(JSON.stringify(value))
}

function sendLog(response: ServerResponse, servers: SharedServers | undefined): void {
  response.flushHeaders()
  const end = servers?.app.listen((line) => response.write(`${JSON.stringify(line)}\n`))
  response.once('close', () => end?.())
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server above. */
    shared: string
  }
}
