import redis from '@adonisjs/redis/services/main'
import { BLOCK_LIST_CHANGED } from '#app/calls/bridge/push_block_list'

/** Lets the telephony process know of another block list. */
export default class TellBlockList {
  async handle() {
    await redis.publish(BLOCK_LIST_CHANGED, '1')
  }
}
