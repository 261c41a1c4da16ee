import type { HttpContext } from '@adonisjs/core/http'
import { ListCallbackTasks } from '#app/callbacks/queries/list_callback_tasks'
import { WorkCallbackTask } from '#app/callbacks/services/work_callback_task'
import { callbackTaskWorkValidator } from '#app/callbacks/validators/callback_task'

/** Calls that orders ask for: the work list, and one step of a task. */
export default class CallbackTasksController {
  async index({ inertia, request }: HttpContext) {
    return inertia.render('callbacks/tasks', {
      tasks: await new ListCallbackTasks().handle(request.qs()),
    })
  }

  async update({ auth, params, request, response }: HttpContext) {
    const step = await request.validateUsing(callbackTaskWorkValidator)
    const worked = await new WorkCallbackTask().handle({
      ...step,
      taskId: Number(params.id),
      employeeId: auth.user!.id,
    })
    return response.send(worked)
  }
}
