import { ServiceNumberSchema } from '#database/schema'

/** A number that callers dial; it leads to one ACD group. */
export default class ServiceNumber extends ServiceNumberSchema {
  static table = 'service_numbers'
}
