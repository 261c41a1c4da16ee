import { DomainError } from '#core/domain_error'
import type { Transaction } from '#core/transaction'

/** The row of a call that this employee answered, locked; refuses any other. */
export async function lockOwnCall(
  trx: Transaction,
  { callId, employeeId }: { callId: string; employeeId: number }
): Promise<{ id: string; customerId: number | null; number: string }> {
  const call = await trx.from('calls').where('id', callId).forUpdate().first()
  if (!call || call.employee_id !== employeeId) {
    throw new DomainError({
      status: 404,
      code: 'CALL_NOT_YOURS',
      messageKey: 'desk.errors.call_not_yours',
    })
  }
  return { id: call.id, customerId: call.customer_id, number: call.caller_number }
}
