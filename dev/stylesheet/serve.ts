import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stylesheet } from './compile.ts'

/**
 * Answers `/styles.css` and `/fonts/<name>.woff2`, and says whether it did. Takes the stylesheet as a promise, so that
 * a server can listen while it is still compiled; rejects as that promise does.
 */
export async function serveStylesheet(
  request: IncomingMessage,
  response: ServerResponse,
  stylesheet: Promise<Stylesheet>,
): Promise<boolean> {
  const [pathname = '/'] = (request.url ?? '/').split('?')
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (pathname === '/styles.css') {
    sendStyles(request, response, await stylesheet)
    return true
  }
  const font = (await fontFiles()).get(pathname)
  if (font) {
    response.writeHead(200, { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=86400' })
    response.end(await readFile(font))
  }
  return font !== undefined
}

function sendStyles(request: IncomingMessage, response: ServerResponse, { css, etag }: Stylesheet): void {
  const headers = { etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end()
  } else {
    response.writeHead(200, { ...headers, 'content-type': 'text/css; charset=utf-8' }).end(css)
  }
}

/** A request can name only the files of these two packages. */
function fontFiles(): Promise<Map<string, string>> {
  fonts ??= Promise.all(['geist', 'geist-mono'].map(filesOf)).then((lists) => new Map(lists.flat()))
  return fonts
}

let fonts: Promise<Map<string, string>> | undefined

async function filesOf(font: string): Promise<[string, string][]> {
  const folder = fileURLToPath(
    new URL(`../../node_modules/@fontsource-variable/${font}/files`, import.meta.url),
  )
  const names = (await readdir(folder)).filter((name) => name.endsWith('.woff2'))
  return names.map((name) => [`/fonts/${name}`, path.join(folder, name)])
}
