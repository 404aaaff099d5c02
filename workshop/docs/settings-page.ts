import { type DevelopmentDescription, developmentGroups } from '../../dev/launcher/setting-descriptions.ts'
import type { Description, Variable } from '../../lib/env/descriptions/description.ts'
import { descriptions, groups } from '../../lib/env/descriptions/groups.ts'
import { defaultOf, isRequired } from '../../lib/env/descriptions/schema.ts'
import { faultsOfApp, faultsOfPrograms } from './setting-faults.ts'

/** `docs/settings.md`, from the schemas of the settings and their descriptions. */
export function settingsPage(): string {
  const app = groups
    .filter(({ names }) => names.length > 0)
    .map(({ title, names }) => section(title, names.map(appSetting)))
  const programs = developmentGroups.map(({ title, intro, settings }) =>
    section(title, [intro, ...Object.entries(settings).map(([name, each]) => programSetting(name, each))]),
  )
  return `${[head, ...app, server, ...programs].join('\n\n')}\n`
}

const head = `<!-- Written by \`npm run docs:settings\` in workshop/, from lib/env and dev/launcher/setting-descriptions.ts. -->

# Settings

The app reads its settings from the environment when the server starts, so one build runs anywhere. \`npm run dev\`, \`npm run preview\` and \`npm start\` also read \`.env.local\`, as Next.js does; [.env.local.example](../.env.local.example) lists the settings that people set. An empty value counts as not set, except where the text says what it means.

Every setting is checked at the start. A fault ends the start with exit code 1: one line for each fault names the setting, what is wrong and what to do. This page shows a refused value for each setting, and the line that you read then.

\`npm run dev\` and \`npm run preview\` set the required settings for you.`

const server = `## The server

\`npm start\` passes these on to Next.js.

### \`PORT\`

The port at which the app listens.

- Default: \`3000\`
- Example: \`PORT=8080\`

### \`HOSTNAME\`

The address at which the app listens. Docker sets it by itself, to the name of the container: set it to \`0.0.0.0\` there.

- Default: every address of the host
- Example: \`HOSTNAME=0.0.0.0\``

function section(title: string, paragraphs: string[]): string {
  return [`## ${title}`, ...paragraphs].join('\n\n')
}

function appSetting(name: Variable): string {
  const { meaning, otherwise, example, wrong, needs, insteadOf, page }: Description = descriptions[name]
  const fallback = defaultOf(name)
  return setting(name, page ? `${meaning} More: [${page}](${page}).` : meaning, [
    isRequired(name)
      ? 'Required'
      : fallback === undefined
        ? `Without it: ${otherwise}`
        : `Default: ${code(fallback)}`,
    `Example: ${code(`${name}=${example}`)}`,
    needs && `Needs: ${needs.map(code).join(', ')}`,
    insteadOf && `Takes the place of: ${insteadOf.map(code).join(', ')}`,
    wrong && refusal(name, wrong, faultsOfApp(name, wrong)),
  ])
}

function programSetting(
  name: string,
  { meaning, default: fallback, example, wrong }: DevelopmentDescription,
): string {
  return setting(name, meaning, [
    `Default: ${fallback ? code(fallback) : 'not set'}`,
    `Example: ${code(`${name}=${example}`)}`,
    wrong && refusal(name, wrong, faultsOfPrograms(name, wrong)),
  ])
}

function setting(name: string, meaning: string, lines: (string | undefined)[]): string {
  const list = lines.filter((line) => line !== undefined).map((line) => `- ${line}`)
  return `### ${code(name)}\n\n${meaning}\n\n${list.join('\n')}`
}

function refusal(name: string, wrong: string, faults: string[]): string {
  return `${code(`${name}=${wrong}`)} is refused: "${faults.join('" "')}"`
}

function code(text: string): string {
  return `\`${text}\``
}
