import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { MAX_SHEET_BYTES, sheetRefused } from '#core/sheet/read_sheet'

/** The file of the form field `file`; a missing or too large one is refused beside that field. */
export async function uploadedSheet(
  request: HttpContext['request']
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const file = request.file('file')
  if (!file?.tmpPath) throw sheetRefused(file ? 'too_big' : 'missing')
  if (file.size > MAX_SHEET_BYTES) throw sheetRefused('too_big')
  return { fileName: file.clientName, bytes: await readFile(file.tmpPath) }
}
