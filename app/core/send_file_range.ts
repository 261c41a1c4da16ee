import { createReadStream } from 'node:fs'
import type { HttpContext } from '@adonisjs/core/http'
import { readByteRange } from '#core/byte_range'

/** Sends a file, or the part of it that was asked for, so that a player can jump. */
export function sendFileRange(
  { request, response }: Pick<HttpContext, 'request' | 'response'>,
  file: { path: string; bytes: number; mime: string }
): void {
  const { path, bytes, mime } = file
  const range = readByteRange(request.header('range'), bytes)
  response.header('content-type', mime).header('accept-ranges', 'bytes')
  response.header('cache-control', 'private, no-store')
  if (range === 'unsatisfiable') {
    response.status(416).header('content-range', `bytes */${bytes}`).send('')
    return
  }
  const { from, to } = range === 'whole' ? { from: 0, to: bytes - 1 } : range
  if (range !== 'whole') {
    response.status(206).header('content-range', `bytes ${from}-${to}/${bytes}`)
  }
  response.header('content-length', to - from + 1)
  if (request.method() === 'HEAD') return response.send('')
  response.stream(createReadStream(path, { start: from, end: to }))
}
