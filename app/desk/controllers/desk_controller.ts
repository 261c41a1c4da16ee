import { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import { PhoneOf } from '#app/calls/queries/phone_of'
import { ReadDeskChoices } from '#app/desk/queries/desk_choices'
import { DeskTasks } from '#app/desk/queries/desk_tasks'
import { ListDrafts } from '#app/desk/queries/list_drafts'
import { TodayCalls } from '#app/desk/queries/today_calls'

export default class DeskController {
  async show({ auth, inertia }: HttpContext) {
    const employeeId = auth.user!.id
    return inertia.render('desk/index', {
      phone: await new PhoneOf().handle(employeeId),
      drafts: await new ListDrafts().handle(employeeId),
      calls: await new TodayCalls().handle(employeeId, DateTime.utc()),
      tasks: await new DeskTasks().handle(employeeId),
      choices: await new ReadDeskChoices().handle(),
    })
  }
}
