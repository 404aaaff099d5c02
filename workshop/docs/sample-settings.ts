import { type DevelopmentDescription, developmentGroups } from '../../dev/launcher/setting-descriptions.ts'
import type { Description, Variable } from '../../lib/env/descriptions/description.ts'
import { descriptions, groups } from '../../lib/env/descriptions/groups.ts'
import { defaultOf, isRequired } from '../../lib/env/descriptions/schema.ts'

/** `.env.local.example`, from the same data as `docs/settings.md`. */
export function sampleSettings(): string {
  const app = groups
    .filter(({ setForYou, names }) => !setForYou && names.length > 0)
    .map(({ title, names }) => section(title, names.map(appSetting)))
  const programs = developmentGroups.map(({ title, intro, settings }) =>
    section(`${title}. ${intro}`, Object.entries(settings).map(programSetting)),
  )
  return `${[head, ...app, ...programs].join('\n\n')}\n`
}

const head = `# Copy to .env.local for npm run dev and npm run preview, or set the same variables where the app runs.
# With OIDC_ISSUER or OIDC_PROVIDERS set, the embedded provider is not started. npm start refuses to run while a value
# is missing or still a sample. docs/settings.md says more about each setting.`

function section(title: string, settings: string[]): string {
  return [comment(`--- ${title.replaceAll('`', '')}`), ...settings].join('\n\n')
}

function appSetting(name: Variable): string {
  const { meaning, example, sample, page }: Description = descriptions[name]
  const value = sample ?? defaultOf(name) ?? example.replaceAll('"', '')
  return setting(meaning, page, `${needsValue(name) ? '' : '# '}${name}=${value}`)
}

function programSetting([name, { meaning, default: value, example }]: [
  string,
  DevelopmentDescription,
]): string {
  return setting(meaning, undefined, `# ${name}=${value || example}`)
}

/** The client secret is required too, unless the client has a key. */
function needsValue(name: Variable): boolean {
  return isRequired(name) || name === 'OIDC_CLIENT_SECRET'
}

function setting(meaning: string, page: string | undefined, line: string): string {
  const text = meaning.replaceAll('`', '')
  return `${comment(page ? `${text} See docs/${page}.` : text)}\n${line}`
}

/** Lines of at most 118 characters after `# `. */
function comment(text: string): string {
  return text.replace(/(?![^\n]{1,118}$)([^\n]{1,118})\s/g, '$1\n').replace(/^/gm, '# ')
}
