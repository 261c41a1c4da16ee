import redis from '@adonisjs/redis/services/main'
import { PHONES_KEY } from '#app/calls/phone_request'

/** No telephony process has left agents anywhere. */
export async function forgetAgents() {
  await redis.del(PHONES_KEY, ...(await redis.keys('spotline:dispatch*')))
}
