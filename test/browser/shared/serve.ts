import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type SharedServers, type StackName, startShared } from './start-shared.ts'

/**
 * Starts the three stacks that all browser files share, each when the first test asks for it. `/stacks/<name>` answers
 * with its description, `/stacks/<name>/log` with its app's log lines as they are written, and `/number` with a number
 * that no other test gets.
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
    await Promise.all([...stacks.values()].map(async (each) => (await each).stop()))
  }
}

const stacks = new Map<StackName, Promise<SharedServers>>()
let people = 0

async function answer({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, what, name, part] = url.split('/') as [string, string, StackName, string | undefined]
  if (what === 'number') return send(response, ++people)
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
