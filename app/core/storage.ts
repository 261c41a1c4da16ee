import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import app from '@adonisjs/core/services/app'
import env from '#start/env'

/** Where a kept file lies; paths in the database are relative to `STORAGE_PATH`. */
export function storagePath(path: string): string {
  return join(env.get('STORAGE_PATH') ?? app.makePath('var', 'storage'), path)
}

/** Writes beside the place first, so that nobody can fetch half a file and two writers never mix theirs. Pieces are written as they come. */
export async function storeFile(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>
): Promise<void> {
  const target = storagePath(path)
  const part = `${target}.${randomUUID()}.part`
  await mkdir(dirname(target), { recursive: true })
  try {
    await writeFile(part, bytes)
    await rename(part, target)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
