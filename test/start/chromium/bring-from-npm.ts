import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import type { Say } from './bring-chromium.ts'
import { chromiumFolder, fromNpm } from './brought-chromiums.ts'

/**
 * The headless shell that an npm package carries for AWS Lambda, with the libraries and fonts that a bare Linux lacks.
 * npm fetches it, so that its registry, proxy and cache settings count; nothing in it is run but the browser.
 */
export async function bringFromNpm(say: Say): Promise<string> {
  mkdirSync(chromiumFolder, { recursive: true })
  const folder = mkdtempSync(path.join(chromiumFolder, 'unpacking-'))
  try {
    await unpack(await fetchPackage(folder, say), folder, say)
    rmSync(fromNpm, { recursive: true, force: true })
    renameSync(folder, fromNpm)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return path.join(fromNpm, 'chromium')
}

const pinned = {
  name: '@sparticuz/chromium@147.0.0',
  integrity:
    'sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==',
}

async function fetchPackage(folder: string, say: Say): Promise<string> {
  const began = Date.now()
  const since = () => Math.round((Date.now() - began) / 1000)
  const progress = setInterval(() => say(`  fetching, ${since()} s`), 5000)
  try {
    const { stdout } = await run('npm', ['pack', pinned.name, '--pack-destination', folder, '--silent'])
    const file = path.join(folder, stdout.trim().split('\n').at(-1) ?? '')
    const digest = createHash('sha512')
      .update(await readFile(file))
      .digest('base64')
    if (`sha512-${digest}` !== pinned.integrity) throw new Error(`what npm fetched is not ${pinned.name}`)
    return file
  } finally {
    clearInterval(progress)
  }
}

async function unpack(file: string, folder: string, say: Say): Promise<void> {
  say('  unpacking')
  const packed = path.join(folder, 'package/bin')
  await untar(file, createGunzip(), folder)
  const executable = createWriteStream(path.join(folder, 'chromium.bin'), { mode: 0o755 })
  await pipeline(createReadStream(path.join(packed, 'chromium.br')), createBrotliDecompress(), executable)
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    await untar(path.join(packed, `${archive}.tar.br`), createBrotliDecompress(), folder)
  }
  rmSync(path.join(folder, 'package'), { recursive: true })
  rmSync(file)
  writeFileSync(path.join(folder, 'fonts.conf'), fontsConfiguration)
  writeFileSync(path.join(folder, 'chromium'), starter, { mode: 0o755 })
}

async function untar(file: string, decompress: NodeJS.ReadWriteStream, folder: string): Promise<void> {
  const archive = `${file}.tar`
  await pipeline(createReadStream(file), decompress, createWriteStream(archive))
  await run('tar', ['-x', '--no-same-owner', '-f', archive, '-C', folder])
  rmSync(archive)
}

const run = promisify(execFile)

const starter = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium.bin" "$@"
`

// The one that the package brings names folders of AWS.
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fromNpm}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${fromNpm}/fonts-cache</cachedir>
</fontconfig>
`
