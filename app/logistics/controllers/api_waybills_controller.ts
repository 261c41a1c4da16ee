import type { HttpContext } from '@adonisjs/core/http'
import { sendPage } from '#core/cursor_page'
import {
  WaybillForPrograms,
  WaybillsForPrograms,
} from '#app/logistics/queries/waybills_for_programs'
import { waybillsForProgramsValidator } from '#app/logistics/validators/logistics'

/** Waybills for programs that act for an employee. */
export default class ApiWaybillsController {
  async index(ctx: HttpContext) {
    const { request } = ctx
    const input = await request.validateUsing(waybillsForProgramsValidator, { data: request.qs() })
    return sendPage(ctx, await new WaybillsForPrograms().handle(input))
  }

  async show({ params, response }: HttpContext) {
    return response.json(await new WaybillForPrograms().handle(Number(params.id)))
  }
}
