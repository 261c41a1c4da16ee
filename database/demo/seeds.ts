import { createHash } from 'node:crypto'
import { Random } from '#database/demo/random'

/** A stream of chance that belongs to a text: the same text always gives the same one. */
export function randomOf(text: string): Random {
  return new Random(createHash('sha256').update(text).digest().readUInt32LE(0))
}

/** A uuid that belongs to a text. */
export function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex')
  const variant = '89ab'[Number.parseInt(hash[16], 16) & 3]
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
