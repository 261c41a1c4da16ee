import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import type Employee from '#app/organisation/models/employee'
import { RecordAudit } from '#app/organisation/services/record_audit'
import type { PhoneRequest } from '#app/calls/phone_request'
import { SupervisedDepartments } from '#app/calls/queries/supervised_departments'
import { PhoneOf } from '#app/calls/queries/phone_of'
import { AskPhone } from '#app/calls/services/ask_phone'

export type SuperviseAgentInput = {
  supervisor: Employee
  agentId: number
  /** What is done, as the audit trail names it: `supervision.listen`. */
  action: string
  /** What the audit trail keeps beside the call. */
  detail?: Record<string, unknown>
  request: PhoneRequest
}

/**
 * Does something with the telephone of an agent whom the supervisor has (T34-T37), and writes down who did it to whom. Somebody else's agent is not found.
 */
export class SuperviseAgent {
  async handle(input: SuperviseAgentInput): Promise<void> {
    const { supervisor, agentId } = input
    const departments = await new SupervisedDepartments().handle(supervisor)
    const agent = await db
      .from('employees')
      .where('id', agentId)
      .whereIn('department_id', departments)
      .whereNotNull('agent_number')
      .whereNull('closed_at')
      .first()
    if (!agent || agentId === supervisor.id) {
      throw new DomainError({
        status: 404,
        code: 'AGENT_NOT_FOUND',
        messageKey: 'calls.supervision.not_found',
      })
    }
    const { call, extension } = await new PhoneOf().handle(agentId)
    await new AskPhone().handle(input.request)
    await new RecordAudit().handle({
      employeeId: supervisor.id,
      action: input.action,
      subjectType: 'employee',
      subjectId: String(agentId),
      after: { callId: call?.id ?? null, extension, ...input.detail },
    })
  }
}
