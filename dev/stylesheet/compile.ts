import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Compiles a Tailwind entry once and gives its CSS, from `.data/stylesheets` when nothing under `folders` (nor the
 * lockfile) has changed since. All paths are relative to the repository. Rejects when Tailwind refuses the source.
 */
export async function compileStylesheet(entry: string, folders: string[]): Promise<Stylesheet> {
  const hash = await hashOf([path.dirname(entry), ...folders])
  const cached = path.join(root, '.data/stylesheets', `${path.basename(entry, '.css')}-${hash}.css`)
  const css = (await readIfPresent(cached)) ?? (await compile(entry, cached))
  return { css, etag: `"${hash}"` }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

async function hashOf(folders: string[]): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Promise.all(folders.map(sourcesIn))).flat()
  for (const file of ['package-lock.json', ...new Set(files.sort())]) {
    hash.update(`${file}\n`).update(await readFile(path.join(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function sourcesIn(folder: string): Promise<string[]> {
  const names = await readdir(path.join(root, folder), { recursive: true })
  return names.filter((name) => /\.(css|tsx?)$/.test(name)).map((name) => path.join(folder, name))
}

async function compile(entry: string, cached: string): Promise<string> {
  const [{ default: postcss }, { default: tailwind }] = await Promise.all([
    import('postcss'),
    import('@tailwindcss/postcss'),
  ])
  const from = path.join(root, entry)
  const result = await postcss([tailwind({ optimize: { minify: true } })]).process(
    await readFile(from, 'utf8'),
    {
      from,
      map: false,
    },
  )
  const css = withServedFonts(result.css)
  await keep(cached, css)
  return css
}

function withServedFonts(css: string): string {
  return css.replaceAll(/url\(["']?[^"')]*\/files\/([a-z0-9-]+\.woff2)["']?\)/g, 'url(/fonts/$1)')
}

async function readIfPresent(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined)
}

async function keep(file: string, css: string): Promise<void> {
  const unfinished = `${file}.${process.pid}`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(unfinished, css)
    await rename(unfinished, file)
  } catch {
    // If the folder cannot be written, the next start takes a second longer.
  }
}

export type Stylesheet = { css: string; etag: string }
