import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { MAX_SHEET_BYTES, sheetRefused, tooBig } from '#core/sheet/read_sheet'

/** The file of the form field `file`; a missing or too large one is refused beside that field. */
export async function uploadedSheet(
  request: HttpContext['request'],
  maxBytes = MAX_SHEET_BYTES
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const file = request.file('file')
  if (!file?.tmpPath) throw file ? tooBig(maxBytes) : sheetRefused('missing')
  if (file.size > maxBytes) throw tooBig(maxBytes)
  return { fileName: file.clientName, bytes: await readFile(file.tmpPath) }
}
