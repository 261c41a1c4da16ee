import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import env from '#start/env'
import { storagePath } from '#core/storage'

/**
 * Folder of the switches' call records: one below it for each switch, and records that lie in it itself say whose they
 * are. What was taken in lies in `done/` and `bad/` below it.
 */
export function cdrFolder(): string {
  return env.get('CDR_PATH') || storagePath('cdr')
}

/** Folder that one switch spools its call records to. */
export function spoolFolder(switchName: string): string {
  return join(cdrFolder(), 'switches', switchName)
}

export type SpooledCdr = {
  /** Null: in the common folder. */
  switchName: string | null
  path: string
  /** The file as it is noted: with its switch's folder before it. */
  name: string
}

/** `<uuid>.cdr.json`, `a_<uuid>.cdr.xml` and the like. */
const CDR_NAME = /^[\w.-]{1,110}\.(?:json|xml)$/

/** The call records that lie there now, of all switches. */
export async function spooledCdrs(): Promise<SpooledCdr[]> {
  const common = await recordsIn(cdrFolder())
  const found: SpooledCdr[] = common.map((name) => ({
    switchName: null,
    path: join(cdrFolder(), name),
    name,
  }))
  for (const switchName of await entriesOf(join(cdrFolder(), 'switches'), 'folders')) {
    for (const name of await recordsIn(spoolFolder(switchName))) {
      const path = join(spoolFolder(switchName), name)
      found.push({ switchName, path, name: `${switchName}/${name}` })
    }
  }
  return found
}

async function recordsIn(folder: string): Promise<string[]> {
  const names = await entriesOf(folder, 'files')
  return names.filter((name) => CDR_NAME.test(name))
}

async function entriesOf(folder: string, kind: 'files' | 'folders'): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((one) => (kind === 'files' ? one.isFile() : one.isDirectory()))
      .map((one) => one.name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

export function doneFolder(day: string): string {
  return join(cdrFolder(), 'done', day)
}

export function badFolder(): string {
  return join(cdrFolder(), 'bad')
}
