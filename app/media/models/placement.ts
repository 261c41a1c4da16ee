import { PlacementSchema } from '#database/schema'

/** One bought airing: channel, instant, length in seconds, product, service number, cost in fen. */
export default class Placement extends PlacementSchema {
  static table = 'placements'
}
