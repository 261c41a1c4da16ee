import redis from '@adonisjs/redis/services/main'
import { PHONES_KEY } from '#app/calls/phone_request'
import { signedOutPhone, type PhoneSnapshot } from '#app/calls/phone_snapshot'

/** The telephone of one employee as the telephony process last told it. */
export class PhoneOf {
  async handle(employeeId: number): Promise<PhoneSnapshot> {
    const stored = await redis.hget(PHONES_KEY, String(employeeId))
    return stored ? (JSON.parse(stored) as PhoneSnapshot) : signedOutPhone(new Date())
  }
}
