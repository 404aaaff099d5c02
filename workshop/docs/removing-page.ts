import { capabilities, withDependents } from '../../cli/take-out/capabilities.ts'
import type { Capability } from '../../cli/take-out/capability.ts'

/** `docs/removing.md`, from cli/take-out/capabilities/. */
export function removingPage(): string {
  return `${[head, ...capabilities.map(section), rest].join('\n\n')}\n`
}

const head = `<!-- Written by \`npm run docs:removing\` in workshop/, from cli/take-out/capabilities/. -->

# Taking out what you do not need

Sign-in, session and dashboard are the starter. The parts below can go. Take them out before you build on it.

\`\`\`
npm run take-out                        # lists the parts, what is lost and how much goes
npm run take-out -- redis --dry-run     # says what would change
npm run take-out -- redis keycloak      # takes these parts out
npm run take-out -- --all               # takes all of them out
\`\`\`

The command works on a checkout without uncommitted changes. It deletes files, edits those that stay, drops packages that nothing uses any more from package.json and the lockfile, shortens these pages and \`.env.local.example\`, formats, and runs \`npm run check\`. All of this happens in a copy: the checkout changes only when the check passes there. Look at the result with \`git diff\`, run \`npm test\` and commit. \`git restore .\` takes it back.

**Where you have edited a file**, a text that has to go may not be there. The command then names the file and the line, and changes nothing. Take the line out by hand, commit, and add \`--by-hand\`: the command leaves those lines to you. The same option applies a removal that leaves faults for you to mend.

**After an update.** package.json notes what is out, as \`takenOut\`. When you have merged a newer starter, \`npm run take-out -- --again\` takes the same parts out of what the update has brought.

The capabilities are data: one file each in \`cli/take-out/capabilities/\`. \`rm -r workshop\` removes what maintains the starter itself; nothing else needs it.`

const rest = `## What stays

DPoP, pushed requests, FAPI 2.0, step-up and the rest of \`lib/oidc\` are settings or single functions that cost nothing where they are not used. Several providers are the same code as one: the list has one entry. The embedded provider, its mailbox and \`test/hostile-provider/\` are what development and the tests run on.`

function section(capability: Capability): string {
  const { name, title, lost, needs, settings, keeps } = capability
  const dependents = withDependents([name]).filter((each) => each.name !== name)
  const facts = [
    `- Command: \`npm run take-out -- ${name}\``,
    ...(needs.length > 0 ? [`- Needs: ${needs.map(code).join(', ')}`] : []),
    ...(dependents.length > 0
      ? [`- Takes along: ${dependents.map((each) => code(each.name)).join(', ')}`]
      : []),
    ...(settings.length > 0 ? [`- Settings: ${settings.map(code).join(', ')}`] : []),
    `- Deletes: ${capability.files.filter(isApp).map(code).join(', ')}, with its tests and what only these use`,
    ...(keeps.length > 0 ? [`- Stays for code of your own: ${keeps.map(code).join(', ')}`] : []),
  ]
  return [`## ${title}`, `Lost: ${lost}`, facts.join('\n')].join('\n\n')
}

function isApp(file: string): boolean {
  return !/^(test|workshop)\//.test(file)
}

function code(text: string): string {
  return `\`${text}\``
}
