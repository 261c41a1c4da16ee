/** The account that a database server runs under: as root it steps down to `mysql`, where that can enter the folder. */
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export const isRoot = () => process.getuid?.() === 0

/** `{ name, uid, gid }` of an account of this machine, or null. */
export function account(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (!line) {
    return null
  }
  const [, , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}

/** Whether an account may pass through a folder and every folder above it. */
export function mayEnter({ uid, gid }, folder) {
  for (let path = folder; ; path = dirname(path)) {
    const stat = statSync(path)
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001
    if (!(stat.mode & bit)) {
      return false
    }
    if (path === dirname(path)) {
      return true
    }
  }
}
