import redis from '@adonisjs/redis/services/main'
import logger from '@adonisjs/core/services/logger'
import {
  PHONE_REQUESTS_KEY,
  type PhoneEnvelope,
  type PhoneReply,
  type PhoneRequest,
} from '#app/calls/phone_request'

/** Seconds that one blocking take lasts; a stop is noticed after at most that long. */
const TAKE_SECONDS = 0.2

/** Takes the requests of the web processes one after another and answers each; those that came too late are dropped. */
export class TakePhoneRequests {
  #stopped = false
  #running: Promise<void> | null = null

  constructor(readonly answer: (request: PhoneRequest) => Promise<PhoneReply>) {}

  start() {
    this.#running ??= this.#run()
  }

  async stop() {
    this.#stopped = true
    await this.#running
  }

  async #run() {
    const connection = redis.connection('blocking')
    while (!this.#stopped) {
      try {
        const taken = await connection.brpop(PHONE_REQUESTS_KEY, TAKE_SECONDS)
        if (taken) void this.#serve(JSON.parse(taken[1]) as PhoneEnvelope)
      } catch (error) {
        logger.error({ err: error }, 'phone requests could not be read')
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
  }

  async #serve(envelope: PhoneEnvelope) {
    if (Date.now() > envelope.expiresAt) return
    let reply: PhoneReply
    try {
      reply = await this.answer(envelope.request)
    } catch (error) {
      logger.error({ err: error, request: envelope.request }, 'phone request failed')
      reply = { ok: false, refusal: 'switch_refused' }
    }
    await redis.publish(envelope.replyTo, JSON.stringify({ id: envelope.id, reply }))
  }
}
