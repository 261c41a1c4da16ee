import { join } from 'node:path'
import env from '#start/env'
import { storagePath } from '#core/storage'

/** Folder that the switch spools its call records to; what was taken in lies in `done/` and `bad/` below it. */
export function cdrFolder(): string {
  return env.get('CDR_PATH') || storagePath('cdr')
}

/** `<uuid>.cdr.json`, `a_<uuid>.cdr.xml` and the like. */
export const CDR_NAME = /^[\w.-]{1,110}\.(?:json|xml)$/

export function doneFolder(day: string): string {
  return join(cdrFolder(), 'done', day)
}

export function badFolder(): string {
  return join(cdrFolder(), 'bad')
}
