import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Small modules that import nothing else of the project. */
const leaves = ['lib/http', 'lib/time', 'lib/process-wide.ts', 'lib/parse-json.ts']

/** Who may import whom, by the longest matching folder. What is not listed may not be imported. */
const mayImport: Record<string, string[]> = {
  app: ['app', 'components', 'lib'],
  components: ['components'],
  'lib/process-wide.ts': [],
  'lib/parse-json.ts': [],
  'lib/time': ['lib/time'],
  'lib/http': ['lib/http', 'lib/env'],
  // The settings need the allowed values of the protocol: names of presets, algorithms of keys, loopback addresses.
  'lib/env': [
    'lib/env',
    'lib/oidc/is-loopback.ts',
    'lib/oidc/key-algorithms.ts',
    'lib/oidc/presets/names.ts',
    'lib/parse-json.ts',
  ],
  'lib/log': ['lib/log', 'lib/process-wide.ts'],
  'lib/oidc': ['lib/oidc'],
  'lib/session': ['lib/session', 'lib/oidc', 'lib/env', 'lib/log', 'lib/ways-in', ...leaves],
  'lib/directory': ['lib/directory', 'lib/env', 'lib/log', ...leaves],
  'lib/next-auth': [
    'lib/next-auth',
    'lib/oidc/claims.ts',
    'lib/session',
    'lib/env',
    'lib/log',
    'lib/ways-in',
    ...leaves,
  ],
  'lib/resource': ['lib/resource', 'lib/session', 'lib/oidc', 'lib/log', 'lib/ways-in', ...leaves],
  'lib/social': [
    'lib/social',
    'lib/next-auth/ask-next-auth.ts',
    'lib/next-auth/sign-in-address.ts',
    'lib/session',
    'lib/oidc',
    'lib/env',
    'lib/log',
    ...leaves,
  ],
  'lib/authorization': ['lib/authorization', 'lib/session', 'lib/ways-in', 'lib/env'],
  'lib/http-server': [
    'lib/http-server',
    'lib/env',
    'lib/log',
    'lib/oidc',
    'lib/session',
    'lib/ways-in',
    ...leaves,
  ],
  'lib/ways-in': ['lib/ways-in', 'lib/env', 'lib/oidc', 'lib/time', 'lib/social/social-ways-in.ts'],
  'lib/sign-in': ['lib/sign-in', 'lib/session', 'lib/ways-in', 'lib/oidc', 'lib/env', 'lib/log', ...leaves],
  'dev/identity-provider': ['dev'],
  'dev/keycloak': ['dev'],
  'dev/mailbox': ['dev'],
  'dev/stylesheet': ['dev'],
  'dev/launcher': ['dev', 'lib/env'],
  cli: ['cli', 'lib/env'],
  test: ['test', 'app', 'components', 'lib', 'dev', 'cli'],
}

/** Types say nothing at run time: pages name them freely. */
const typesFrom: Record<string, string[]> = {
  components: ['lib'],
}

const files = ['app', 'components', 'lib', 'dev', 'cli'].flatMap((folder) => sources(folder))

test('imports run one way', () => {
  const against = [...files, ...sources('test')].flatMap((file) =>
    importsOf(file)
      .filter(({ target, typeOnly }) => !isAllowed(file, target, typeOnly))
      .map(({ target }) => `${file} imports ${target}`),
  )
  expect(against).toEqual([])
})

test('no files import each other in a circle', () => {
  const imports = new Map(files.map((file) => [file, importsOf(file).map(({ target }) => target)]))
  const done = new Set<string>()
  const circle = (path: string[]): string[] | undefined => {
    const file = path.at(-1) ?? ''
    if (path.indexOf(file) < path.length - 1) return path.slice(path.indexOf(file))
    if (done.has(file)) return undefined
    for (const target of imports.get(file) ?? []) {
      const found = circle([...path, target])
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  expect(files.map((file) => circle([file])).find((found) => found)).toBeUndefined()
})

test('no file of the identity provider imports one of a folder above that imports from its own folder', () => {
  const back = sources('dev/identity-provider').flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => file.startsWith(`${dirname(target)}/`) && dirname(file) !== dirname(target))
      .filter(({ target }) => {
        const above = dirname(target)
        const [folder = ''] = file.slice(above.length + 1).split('/')
        return importsOf(target).some((next) => next.target.startsWith(`${above}/${folder}/`))
      })
      .map(({ target }) => `${file} imports ${target}`),
  )
  expect(back).toEqual([])
})

test('no relative import leads into another room: what rooms share lies in lib or components', () => {
  const room = (file: string) => file.split('/').slice(0, -1).slice(0, 2).join('/')
  const leaving = files
    .filter((file) => /^(app|components|lib)\//.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ path, target }) => path.startsWith('../') && room(target) !== room(file))
        .map(({ target }) => `${file} imports ${target}`),
    )
  expect(leaving).toEqual([])
})

const walks: Record<string, string[]> = {
  'a sign-in': [
    'app/auth/login/route.ts',
    'app/auth/start-sign-in.ts',
    'app/auth/client-for.ts',
    'lib/oidc/authorization-request.ts',
    'lib/session/transaction-cookie.ts',
    'app/auth/callback/[[...provider]]/route.ts',
    'lib/oidc/authorization-response.ts',
    'lib/oidc/code-exchange.ts',
    'lib/oidc/identity.ts',
    'lib/session/start-session.ts',
  ],
  'a refresh': [
    'lib/session/get-session.ts',
    'lib/session/read-session.ts',
    'lib/session/refresh-session.ts',
    'lib/session/refresh-due.ts',
    'lib/session/refresh-lease.ts',
    'lib/session/sealed-tokens.ts',
    'lib/oidc/refresh-tokens.ts',
    'lib/oidc/refreshed-claims.ts',
  ],
  'a look-up of a person': [
    'app/users/[id]/page.tsx',
    'app/users/administration-page.tsx',
    'lib/directory/person-records.ts',
    'lib/directory/ask-directory.ts',
    'lib/directory/okta-client.ts',
    'lib/directory/outbound-call.ts',
    'lib/directory/from-okta.ts',
    'lib/directory/record-failure.ts',
  ],
}

test.each([
  ['a sign-in', 10],
  ['a refresh', 8],
  ['a look-up of a person', 8],
])('%s reads in at most %i files, each opened from an earlier one', (name, most) => {
  const walk = walks[name] ?? []
  expect(walk.length).toBeLessThanOrEqual(most)
  const entries = walk.filter((file, index) => index === 0 || file.endsWith('/route.ts'))
  const leads = (from: string, to: string) => importsOf(from).some(({ target }) => target === to)
  const unreachable = walk.filter(
    (file, index) => !entries.includes(file) && !walk.slice(0, index).some((earlier) => leads(earlier, file)),
  )
  expect(unreachable).toEqual([])
})

test('every folder of the project has its place in the layers', () => {
  expect(files.filter((file) => !ruleFor(file))).toEqual([])
})

test('lib/oidc knows no framework, no cookies, no storage and no environment', () => {
  const foreign = /from '(next|react|libsql|node:fs|server-only)(\/|')|process\.env/
  expect(files.filter((file) => file.startsWith('lib/oidc/') && foreign.test(text(file)))).toEqual([])
})

test('the SDK is imported on first use, in one file of lib/directory', () => {
  const importing = files.filter((file) =>
    /^import (?!type)[^'"]*'@okta\/|import\('@okta\//m.test(text(file)),
  )
  expect(importing).toEqual(['lib/directory/okta-client.ts'])
  expect(text('lib/directory/okta-client.ts')).not.toMatch(/^import (?!type)[^'"]*'@okta\//m)
})

test('lib/env alone reads the environment', () => {
  const readers = files.filter(
    (file) => /^(app|components|lib)\//.test(file) && /process\.env/.test(text(file)),
  )
  expect(readers.filter((file) => !file.startsWith('lib/env/'))).toEqual([])
})

test('lib/session alone touches cookies', () => {
  const touching = files.filter(
    (file) =>
      /^(app|components|lib)\//.test(file) && /\bcookies\b.*next\/headers|Set-Cookie/i.test(text(file)),
  )
  expect(touching.filter((file) => !file.startsWith('lib/session/'))).toEqual([])
})

test('what reads cookies or secrets says server-only', () => {
  const secret = files.filter(
    (file) => file.startsWith('lib/session/') && /next\/headers|next\/navigation/.test(text(file)),
  )
  expect(secret.filter((file) => !text(file).startsWith("import 'server-only'"))).toEqual([])
})

test('client components are leaves that hold nothing of lib', () => {
  const clients = files.filter((file) => /^['"]use client['"]/.test(text(file)))
  expect(clients.filter((file) => /#lib\//.test(text(file)))).toEqual([])
})

test('next-auth presents the session and decides nothing: only its own address and social sign-in import lib/next-auth', () => {
  const outside = files.filter((file) => !/^lib\/(next-auth|social)\//.test(file))
  const importing = outside.filter((file) =>
    importsOf(file).some(({ target }) => target.startsWith('lib/next-auth/')),
  )
  expect(importing.filter((file) => !file.startsWith('app/api/auth/'))).toEqual([])
  const packages = outside.filter((file) => /from '(next-auth|@auth\/core)(?!\/react')/.test(text(file)))
  expect(packages).toEqual([])
})

test('links to /auth never prefetch: no next/link anywhere', () => {
  expect(files.filter((file) => /from 'next\/link'/.test(text(file)))).toEqual([])
})

test('no proxy.ts refuses visitors: each page does so where it reads', () => {
  const names = ['proxy', 'middleware'].flatMap((name) => [`${name}.ts`, `${name}.js`, `src/${name}.ts`])
  expect(names.filter((name) => existsSync(join(root, name)))).toEqual([])
  const pages = files.filter((file) => /^app\/users\/(.*\/)?page\.tsx$/.test(file))
  expect(pages.filter((file) => !/return administrationPage\(/.test(text(file)))).toEqual([])
})

test('only presets and symptoms know Keycloak', () => {
  const naming = files.filter((file) => /^(app|components|lib)\//.test(file) && /keycloak/i.test(text(file)))
  const elsewhere = naming.filter((file) => !/^lib\/oidc\/(presets|symptoms)\//.test(file))
  expect(elsewhere).toEqual([])
})

test('nothing is called after a drawer', () => {
  expect(
    files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|types|interfaces)(\.tsx?|\/)/.test(file)),
  ).toEqual([])
})

function isAllowed(file: string, target: string, typeOnly: boolean): boolean {
  const rule = ruleFor(file)
  if (!rule) return false
  const allowed = [...(mayImport[rule] ?? []), ...(typeOnly ? (typesFrom[rule] ?? []) : [])]
  return allowed.some((place) => target === place || target.startsWith(`${place}/`))
}

function ruleFor(file: string): string | undefined {
  return Object.keys(mayImport)
    .filter((place) => file === place || file.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length)[0]
}

function importsOf(file: string): { path: string; target: string; typeOnly: boolean }[] {
  const statements = text(file).matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm,
  )
  return [...statements].flatMap(([, typeOnly, named, lazy, bare]) => {
    const path = named ?? lazy ?? bare ?? ''
    const target = path.startsWith('#')
      ? path.slice(1)
      : path.startsWith('.')
        ? relative(root, normalize(join(root, dirname(file), path)))
        : undefined
    return target && /\.tsx?$/.test(target) ? [{ path, target, typeOnly: typeOnly !== undefined }] : []
  })
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

function text(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
