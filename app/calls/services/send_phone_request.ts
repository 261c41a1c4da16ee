import { randomUUID } from 'node:crypto'
import redis from '@adonisjs/redis/services/main'
import {
  PHONE_REQUESTS_KEY,
  type PhoneEnvelope,
  type PhoneReply,
  type PhoneRequest,
} from '#app/calls/phone_request'

/** How long a person waits for the telephone before being told that telephony is away, in milliseconds. */
const PATIENCE_MS = 4_000

/** Requests of this process that wait for their answer. */
const waiting = new Map<string, (reply: PhoneReply) => void>()
const replyChannel = `spotline:phone:replies:${randomUUID()}`
let listening: Promise<void> | null = null

/** Asks the telephony process to do something with an employee's telephone, and waits for its answer. */
export class SendPhoneRequest {
  async handle(request: PhoneRequest): Promise<PhoneReply> {
    listening ??= this.#listen()
    await listening
    const envelope: PhoneEnvelope = {
      id: randomUUID(),
      replyTo: replyChannel,
      expiresAt: Date.now() + PATIENCE_MS,
      request,
    }
    const reply = new Promise<PhoneReply>((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(envelope.id)
        resolve({ ok: false, refusal: 'telephony_away' })
      }, PATIENCE_MS)
      waiting.set(envelope.id, (answer) => {
        clearTimeout(timer)
        waiting.delete(envelope.id)
        resolve(answer)
      })
    })
    await redis.lpush(PHONE_REQUESTS_KEY, JSON.stringify(envelope))
    return reply
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      redis.connection('main').subscribe(
        replyChannel,
        (message) => {
          const { id, reply } = JSON.parse(message) as { id: string; reply: PhoneReply }
          waiting.get(id)?.(reply)
        },
        {
          onSubscription: () => resolve(),
          onError: (error) => {
            listening = null
            reject(error)
          },
        }
      )
    })
  }
}
