import type { HttpContext } from '@adonisjs/core/http'
import { CodCarriers } from '#app/logistics/queries/cod_carriers'
import { ListParcelExceptions } from '#app/logistics/queries/list_parcel_exceptions'
import { WorkOnException } from '#app/logistics/services/work_on_exception'
import { workOnExceptionValidator } from '#app/logistics/validators/tracking'

export default class ParcelExceptionsController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('logistics/exceptions', {
      exceptions: () => new ListParcelExceptions().handle(request.qs()),
      carriers: () => new CodCarriers().handle(),
    })
  }

  async update({ auth, params, request, response }: HttpContext) {
    const fields = await request.validateUsing(workOnExceptionValidator)
    await new WorkOnException().handle({
      ...fields,
      id: Number(params.id),
      employeeId: auth.getUserOrFail().id,
    })
    return response.noContent()
  }
}
