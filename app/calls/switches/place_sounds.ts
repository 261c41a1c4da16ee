import { randomUUID } from 'node:crypto'
import { access, copyFile, mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { storagePath } from '#core/storage'
import { messagesFolder } from '#app/calls/message_files'
import { PlanBook, type Sound } from '#app/calls/switches/plan_book'
import type { SwitchRow } from '#app/calls/switches/switch_rows'

/** Folders that the switch writes into; it makes none of them by itself. */
const WRITTEN = ['music', 'prompts']

/**
 * Puts the sounds where the switch's configuration names them. A changed sound has another name, so what lies there
 * already is right, and a call that plays the old one is not disturbed.
 */
export async function placeSounds(row: SwitchRow): Promise<void> {
  const book = await PlanBook.load(row.id)
  if (!book) return
  await mkdir(messagesFolder(), { recursive: true })
  for (const folder of WRITTEN) await mkdir(join(row.filesFolder, folder), { recursive: true })
  for (const sound of [...book.sounds('prompt'), ...book.sounds('music')]) {
    await place(sound, join(row.filesFolder, sound.path))
    const digit = /^digit_(\d)$/.exec(sound.code)?.[1]
    if (digit) await place(sound, join(row.filesFolder, 'digits', `${digit}.wav`))
  }
}

async function place({ stored }: Sound, target: string): Promise<void> {
  try {
    await access(target)
    return
  } catch {
    // Not there yet.
  }
  await mkdir(dirname(target), { recursive: true })
  const part = `${target}.${randomUUID()}.part`
  await copyFile(storagePath(stored), part)
  await rename(part, target)
}
