import { isSource, type Tree } from '../tree.ts'

/**
 * package.json without the packages that only what is gone has used, and without these scripts; `names` are noted
 * as taken out. A package that only development and tests still use becomes one of theirs.
 */
export function shrunkManifest(before: Tree, after: Tree, scripts: string[], names: string[]): string {
  const manifest = readManifest(before)
  for (const script of scripts) delete manifest.scripts?.[script]
  for (const name of packagesGone(before, after)) {
    for (const kind of ['dependencies', 'devDependencies', 'overrides'] as const) {
      for (const each of [name, `@types/${name}`]) delete manifest[kind]?.[each]
    }
  }
  const [then, now] = [packageUsers(before), packageUsers(after)]
  for (const [name, version] of Object.entries(manifest.dependencies ?? {})) {
    const isDevelopments = (users: string[] = []) => users.length > 0 && users.every(isForDevelopment)
    if (isDevelopments(then.get(name)) || !isDevelopments(now.get(name))) continue
    delete manifest.dependencies?.[name]
    manifest.devDependencies = sorted({ ...manifest.devDependencies, [name]: version })
  }
  if (Object.keys(manifest.overrides ?? {}).length === 0) delete manifest.overrides
  if (names.length > 0) manifest.takenOut = [...new Set([...(manifest.takenOut ?? []), ...names])].sort()
  const isSame = JSON.stringify(manifest) === JSON.stringify(readManifest(before))
  return isSame ? (before.get('package.json') ?? '') : `${JSON.stringify(manifest, null, 2)}\n`
}

/** The packages that something imported before, and nothing needs after. */
export function packagesGone(before: Tree, after: Tree): string[] {
  const [then, now] = [packageUsers(before), packageUsers(after)]
  const unused = [...then.keys()].filter((name) => !now.has(name))
  const peers = peersOf(
    before,
    [...then.keys()].filter((name) => now.has(name)),
  )
  return unused.filter((name) => !peers.includes(name))
}

/** The packages that source files import, each with these files. */
function packageUsers(tree: Tree): Map<string, string[]> {
  const { dependencies, devDependencies } = readManifest(tree)
  const known = { ...dependencies, ...devDependencies }
  const users = new Map<string, string[]>()
  for (const file of [...tree.keys()].filter(isSource)) {
    const imported = (tree.get(file) ?? '').matchAll(
      /(?:\bfrom |\bimport |\bimport\(|@import )['"]((?:@[\w-]+\/)?[\w.-]+)/g,
    )
    for (const [, name = ''] of imported) if (known[name]) users.set(name, [...(users.get(name) ?? []), file])
  }
  return users
}

/** The packages that these expect beside them. */
function peersOf(tree: Tree, names: string[]): string[] {
  const { packages } = JSON.parse(tree.get('package-lock.json') ?? '{"packages":{}}') as Lockfile
  return names.flatMap((name) => Object.keys(packages[`node_modules/${name}`]?.peerDependencies ?? {}))
}

/** The part of package.json that the lockfile follows. */
export function packagesIn(tree: Tree): string {
  const { dependencies, devDependencies, overrides } = readManifest(tree)
  return JSON.stringify([dependencies, devDependencies, overrides])
}

/** The names of what has been taken out of a checkout. */
export function takenOutOf(tree: Tree): string[] {
  return readManifest(tree).takenOut ?? []
}

function readManifest(tree: Tree): Manifest {
  return JSON.parse(tree.get('package.json') ?? '{}') as Manifest
}

function isForDevelopment(file: string): boolean {
  return /^(dev|test|workshop|cli\/take-out)\//.test(file)
}

function sorted(packages: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Manifest = {
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  overrides?: Record<string, unknown>
  /** What `npm run take-out` has taken out. */
  takenOut?: string[]
}

type Lockfile = { packages: Record<string, { peerDependencies?: Record<string, string> } | undefined> }
