import { DomainError } from '#core/domain_error'
import type { PhoneRequest } from '#app/calls/phone_request'
import type { PhoneSnapshot } from '#app/calls/phone_snapshot'
import { PhoneOf } from '#app/calls/queries/phone_of'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'

/** Does what an employee asks of the own telephone and answers with how it stands then, or refuses with the reason. */
export class AskPhone {
  async handle(request: PhoneRequest): Promise<PhoneSnapshot> {
    const reply = await new SendPhoneRequest().handle(request)
    if (!reply.ok) {
      throw new DomainError({
        status: reply.refusal === 'telephony_away' ? 503 : 409,
        code: reply.refusal.toUpperCase(),
        messageKey: `calls.phone.refusals.${reply.refusal}`,
        field: request.type === 'sign_in' ? 'extension' : undefined,
      })
    }
    return new PhoneOf().handle(request.employeeId)
  }
}
