/** A template that escapes whatever is put into it, unless that is a template's result itself. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  const source = parts.map((part, index) => (index === 0 ? part : render(contents[index - 1]) + part))
  return new Html(source.join(''))
}

/** Takes text as markup as it is. For what oidc-provider and we ourselves write, never for anything that came in. */
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
