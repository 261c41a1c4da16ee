import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { PopCustomers } from '#app/desk/queries/pop_customers'
import { RegisterCaller } from '#app/desk/services/register_caller'
import { callerValidator } from '#app/desk/validators/desk'

export default class CallersController {
  async store({ auth, request, response }: HttpContext) {
    const caller = await request.validateUsing(callerValidator)
    const { id, staffNo } = auth.user!
    const registered = await new RegisterCaller().handle({
      employee: { id, staffNo },
      callId: caller.callId ?? null,
      name: caller.name,
      gender: caller.gender ?? 'unknown',
      birthYear: caller.birthYear ?? null,
      phone: caller.phone ?? null,
      regionId: caller.regionId ?? null,
      address: caller.address ?? null,
      remark: caller.remark ?? null,
      endUserName: caller.endUserName ?? null,
      endUserSchool: caller.endUserSchool ?? null,
    })
    const [customer] = await new PopCustomers().handle({
      ids: [registered.id],
      now: DateTime.utc(),
      reveal: true,
    })
    return response.created({ customer })
  }
}
