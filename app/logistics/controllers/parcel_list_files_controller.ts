import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { fileStamp } from '#core/period'
import type { ParcelList } from '#app/logistics/queries/parcel_lists'
import { RequestParcelList } from '#app/logistics/services/request_parcel_list'
import { parcelListFileValidator } from '#app/logistics/validators/logistics'

export default class ParcelListFilesController {
  async store({ auth, i18n, params, request, response }: HttpContext) {
    const { format } = await request.validateUsing(parcelListFileValidator)
    const list = params.list as ParcelList
    const id = await new RequestParcelList().handle({
      employeeId: auth.getUserOrFail().id,
      list,
      format,
      query: request.qs(),
      locale: i18n.locale,
      name: `${i18n.t(`logistics.parcel_list.${list}`)}-${fileStamp(DateTime.utc())}`,
    })
    return response.status(202).send({ id })
  }
}
