import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { plainValue, switchId, type Command } from '#telephony/esl/arguments'
import { hashDelete, hashInsert } from '#telephony/esl/commands'
import type { ApiReply } from '#telephony/esl/reply'
import { blockKeys, type BlockKeys } from '#telephony/switch/block_list'

/** Redis channel that tells every telephony process of another block list. */
export const BLOCK_LIST_CHANGED = 'spotline:block_list:changed'

type Link = { command(command: Command): Promise<ApiReply> }
type Sent = { coreUuid: string; keys: [path: string, value: string][] }

/**
 * Keeps the block list in the switch's memory as the database has it (T38): all of it after the switch was started,
 * afterwards what changed, within a moment. What was sent is remembered in Redis, so that a telephony process that
 * comes anew takes away what was unblocked while nobody was there.
 */
export class PushBlockList {
  readonly #link: Link
  readonly #key: string
  #coreUuid: string | null = null
  #running: Promise<void> | null = null
  #again = false

  constructor(link: Link, switchName: string) {
    this.#link = link
    this.#key = `spotline:block_list:${switchName}`
  }

  /** The switch behind the link, whose memory is empty when it is a new one. */
  async resynced(coreUuid: string): Promise<void> {
    this.#coreUuid = coreUuid
    await this.push()
  }

  /** Sends what differs. Asked for while it runs, it runs once more. */
  async push(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#untilSettled()
    try {
      await this.#running
    } finally {
      this.#running = null
    }
  }

  async #untilSettled(): Promise<void> {
    do {
      this.#again = false
      try {
        await this.#once()
      } catch (error) {
        logger.error({ err: error }, 'telephony: the block list could not be sent')
      }
    } while (this.#again)
  }

  async #once(): Promise<void> {
    const coreUuid = this.#coreUuid
    if (coreUuid === null) return
    const kept = JSON.parse((await redis.get(this.#key)) ?? 'null') as Sent | null
    const sent = new Map(kept?.coreUuid === coreUuid ? kept.keys : [])
    const wanted = await readBlockKeys()
    const gone = [...sent.keys()].filter((path) => !wanted.has(path))
    const added = [...wanted].filter(([path, value]) => sent.get(path) !== value)
    if (gone.length + added.length === 0) return
    const replies = await Promise.all([
      ...gone.map((path) => this.#link.command(deletion(path))),
      ...added.map(([path, value]) => this.#link.command(insertion(path, value))),
    ])
    // A key that is gone already answers -ERR; only a lost link leaves it open what the switch has.
    if (replies.some((reply) => !reply.ok && reply.reason === 'lost')) return
    await redis.set(this.#key, JSON.stringify({ coreUuid, keys: [...wanted] } satisfies Sent))
    logger.info({ added: added.length, gone: gone.length }, 'telephony: block list sent')
  }
}

async function readBlockKeys(): Promise<BlockKeys> {
  const rows: { range_from: string; range_to: string }[] = await db
    .from('blocked_numbers')
    .select('range_from', 'range_to')
  return blockKeys({
    numbers: rows.filter((row) => row.range_from === row.range_to).map((row) => row.range_from),
    ranges: rows
      .filter((row) => row.range_from !== row.range_to)
      .map((row) => ({ from: row.range_from, to: row.range_to })),
  })
}

function insertion(path: string, value: string): Command {
  const [realm, key] = path.split('/') as [string, string]
  return hashInsert(switchId(realm), plainValue(key), plainValue(value))
}

function deletion(path: string): Command {
  const [realm, key] = path.split('/') as [string, string]
  return hashDelete(switchId(realm), plainValue(key))
}
