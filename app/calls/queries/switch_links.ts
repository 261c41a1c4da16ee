import redis from '@adonisjs/redis/services/main'
import type { FloorSnapshot, SwitchLinkState } from '#app/calls/floor_snapshot'
import { FLOOR_KEY } from '#app/calls/phone_request'

/** The switches that the telephony process drives, and whether it reaches them; nothing while none runs. */
export class ListSwitchLinks {
  async handle(): Promise<SwitchLinkState[]> {
    const told = await redis.get(FLOOR_KEY)
    return told === null ? [] : (JSON.parse(told) as FloorSnapshot).switches
  }
}
