import { inTransaction } from '#core/transaction'
import type Employee from '#app/organisation/models/employee'
import { RecordAudit } from '#app/organisation/services/record_audit'
import type { Selection } from '#app/calls/queries/list_calls'
import { chosenCalls } from '#app/calls/queries/chosen_calls'

const AT_A_TIME = 500

/**
 * Takes the marks of the chosen calls away (T40), of those that the employee may see; the calls stay. Who sees only the
 * own calls takes only the own marks. Answers how many calls lost a mark.
 */
export class UnmarkCalls {
  async handle(input: {
    employee: Employee
    query: Record<string, unknown>
    selection: Selection
  }): Promise<number> {
    const { employee } = input
    const ids = await chosenCalls(employee, input)
    return inTransaction(async (trx) => {
      let unmarked = 0
      for (let from = 0; from < ids.length; from += AT_A_TIME) {
        const some = ids.slice(from, from + AT_A_TIME)
        const marks = trx.from('call_marks').whereIn('call_id', some)
        if (!employee.may('calls.view')) marks.where('employee_id', employee.id)
        await marks.delete()
        const left = trx.from('call_marks').select('call_id').whereIn('call_id', some)
        const done = await trx
          .from('calls')
          .whereIn('id', some)
          .where('marked', true)
          .whereNotIn('id', left)
          .update({ marked: false })
        unmarked += Number(done)
      }
      await new RecordAudit().handle({
        employeeId: employee.id,
        action: 'calls.unmark',
        subjectType: 'call',
        subjectId: ids.length === 1 ? ids[0]!.slice(0, 40) : String(ids.length),
        after: { calls: unmarked },
      })
      return unmarked
    })
  }
}
