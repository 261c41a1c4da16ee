/** The production build, made again only when what it is made of has changed. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at } from './paths.mjs'
import { ace } from './ace.mjs'

const sources = [
  ...[
    'app',
    'bin',
    'commands',
    'config',
    'database',
    'providers',
    'resources',
    'start',
    'telephony',
  ],
  ...[
    'ace.js',
    'adonisrc.ts',
    'vite.config.ts',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
  ],
]
const stamp = at('build', '.sources')

function* filesBelow(path) {
  if (!existsSync(path)) {
    return
  }
  if (!statSync(path).isDirectory()) {
    return yield path
  }
  for (const name of readdirSync(path).sort()) {
    yield* filesBelow(join(path, name))
  }
}

/** One digest over names and contents of everything that the build is made of. */
function sourceDigest() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const path of filesBelow(at(source))) {
      const content = readFileSync(path)
      hash.update(`${path.slice(at().length)}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

export const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceDigest()

/** Builds; the stamp is written last, so an interrupted or failed build counts as none. */
export async function build(env) {
  rmSync(stamp, { force: true })
  await ace(['build'], { env: { ...env, NODE_ENV: 'production' } })
  writeFileSync(stamp, sourceDigest())
}
