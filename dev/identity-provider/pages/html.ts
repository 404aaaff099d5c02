/** A template that escapes its values, except results of this template. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  const source = parts.map((part, index) => (index === 0 ? part : render(contents[index - 1]) + part))
  return new Html(source.join(''))
}

/** Marks text as HTML that needs no escaping. For text of oidc-provider and of our own, never for input. */
export function markup(source: string): Html {
  return new Html(source)
}

export class Html {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

function render(content: Content): string {
  if (content instanceof Html) return content.source
  if (Array.isArray(content)) return content.map(render).join('')
  if (content === undefined || content === false || content === '') return ''
  return String(content).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export type Content = Html | string | number | false | undefined | Content[]
