/** Programs that come from Debian or Ubuntu packages: installed when missing and allowed, else named in one sentence. */
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Refusal, step } from './console.mjs'
import { attempt, run } from './run.mjs'
import { isRoot } from './system_user.mjs'

const packages = {
  'mariadbd': 'mariadb-server',
  'redis-server': 'redis-server',
  'chromium': 'chromium',
  'pdftotext': 'poppler-utils',
  'zbarimg': 'zbar-tools',
}
const fonts = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const policy = '/usr/sbin/policy-rc.d'

/** Debian keeps servers in sbin, which is not on everybody's path. */
export function widenPath() {
  const parts = (process.env.PATH ?? '').split(delimiter)
  for (const folder of ['/usr/local/sbin', '/usr/sbin', '/sbin']) {
    if (!parts.includes(folder)) {
      parts.push(folder)
    }
  }
  process.env.PATH = parts.join(delimiter)
}

function has(command) {
  return process.env.PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** The packages that bring the wanted commands (`{ command: wanted }`) and are not there yet. */
export function missingPackages(wanted) {
  widenPath()
  const missing = Object.keys(packages).filter((command) => wanted[command] && !has(command))
  const names = missing.map((command) => packages[command])
  if (wanted.fonts && !existsSync(fonts)) {
    names.push('fonts-noto-cjk')
  }
  return names
}

async function prefix() {
  if (!existsSync('/usr/bin/apt-get')) {
    return null
  }
  if (isRoot()) {
    return []
  }
  const { code } = await attempt('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : null
}

async function install(names, become) {
  const as = (command, ...args) => {
    const [program, ...rest] = [...become, command, ...args]
    return run(program, rest)
  }
  const apt = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-y',
    '-o',
    'DPkg::Lock::Timeout=120',
  ]
  // Debian's own way to install a server without starting it; a policy that is there already stays.
  const ours = !existsSync(policy)
  if (ours) {
    await as('sh', '-c', `printf '#!/bin/sh\\nexit 101\\n' > ${policy} && chmod 755 ${policy}`)
  }
  try {
    await as(...apt, 'update')
    await as(...apt, 'install', '--no-install-recommends', ...names)
  } finally {
    if (ours) {
      await as('rm', '-f', policy)
    }
  }
}

/** `wanted`: `{ command: boolean, fonts?: boolean }`. Refuses with one sentence when something can't be brought. */
export async function ensureCommands(wanted) {
  const names = missingPackages(wanted)
  if (names.length === 0) {
    return
  }
  const instead = names.some((name) => /mariadb|redis/.test(name))
    ? ', or set DB_HOST / REDIS_HOST in .env to servers of your own'
    : ''
  const ask = `Please install ${names.join(' ')} (sudo apt install ${names.join(' ')})${instead}.`
  const become = await prefix()
  if (!become) {
    throw new Refusal(ask)
  }
  try {
    await step(`Installing ${names.join(', ')}`, () => install(names, become), { announce: true })
  } catch (error) {
    throw new Refusal(`${error.message}\n\n${ask}`)
  }
  if (missingPackages(wanted).length > 0) {
    throw new Refusal(ask)
  }
}
