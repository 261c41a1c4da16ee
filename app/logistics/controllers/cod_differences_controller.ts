import type { HttpContext } from '@adonisjs/core/http'
import { ListCodDifferences } from '#app/logistics/queries/list_cod_differences'
import { WorkOffCodLine } from '#app/logistics/services/work_off_cod_line'
import { codWorkOffValidator } from '#app/logistics/validators/cod'

export default class CodDifferencesController {
  async index({ inertia }: HttpContext) {
    return inertia.render('logistics/cod_differences', {
      differences: () => new ListCodDifferences().handle(),
    })
  }

  async update({ auth, params, request, response }: HttpContext) {
    const { remark } = await request.validateUsing(codWorkOffValidator)
    await new WorkOffCodLine().handle({
      lineId: Number(params.id),
      employeeId: auth.user!.id,
      remark,
    })
    return response.noContent()
  }
}
