import type { HttpContext } from '@adonisjs/core/http'
import { RegionTree } from '#app/customers/queries/region_tree'

/** Divisions of the country change once a year; a browser asks again after a day. */
const FRESH_SECONDS = 86_400

export default class RegionsController {
  async index({ response }: HttpContext) {
    response.header('cache-control', `private, max-age=${FRESH_SECONDS}`)
    return response.json({ regions: await new RegionTree().handle() })
  }
}
