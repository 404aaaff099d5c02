/** A browser without scripts: keeps cookies by path, follows redirects up to the app, and fills in forms. */
export class Visitor {
  readonly #cookies = new Map<string, { name: string; value: string; path: string }>()
  readonly #provider: string

  constructor(provider: string) {
    this.#provider = provider
  }

  async open(url: string): Promise<Page> {
    return this.#request(new URL(url, this.#provider), {})
  }

  /** Sends the form of a page, with hidden fields as they are and the answers that are given. */
  async submit(page: Page, answers: Record<string, string> = {}): Promise<Page> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.html)?.[1]
    if (!action) throw new Error(`${page.url.pathname} has no form: ${page.title}`)
    const hidden = [...page.html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    return this.post(action, {
      ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
      ...answers,
    })
  }

  async post(
    url: string,
    answers: Record<string, string>,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Page> {
    return this.#request(new URL(url, this.#provider), {
      method: 'POST',
      headers,
      body: new URLSearchParams(answers),
    })
  }

  cookies(): string[] {
    return [...this.#cookies.values()].map(({ name }) => name)
  }

  async #request(url: URL, init: RequestInit): Promise<Page> {
    const cookie = [...this.#cookies.values()]
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, {
      ...init,
      headers: { accept: 'text/html', ...(init.headers as Record<string, string>), cookie },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)

    const location = response.headers.get('location')
    const next = location ? new URL(location, url) : undefined
    if (next?.origin === new URL(this.#provider).origin) return this.#request(next, {})
    const html = await response.text()
    return {
      url: next ?? url,
      status: response.status,
      headers: response.headers,
      html,
      title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '',
      text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
    }
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const path = /; path=([^;]+)/i.exec(line)?.[1] ?? '/'
    if (value === '' || /expires=Thu, 01 Jan 1970/.test(line)) this.#cookies.delete(`${path} ${name}`)
    else this.#cookies.set(`${path} ${name}`, { name, value, path })
  }
}

/** Where the visitor ended: a page of the provider's, or the app's address that it was sent to. */
export type Page = {
  url: URL
  status: number
  headers: Headers
  html: string
  title: string
  text: string
}
